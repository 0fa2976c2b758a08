package id.karcis.local.demo;

import id.karcis.local.demo.DemoEvent.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Invented events of different genres, in rupiah, at the price level of real ones.
final class DemoEvents {

  static final Map<String, String> CATEGORIES =
      Map.of(
          "Concert", "Bands, singers and festivals",
          "Theatre", "Plays, dance and puppet theatre",
          "Classical", "Orchestra, gamelan and choir",
          "Comedy", "Stand-up and improvisation",
          "Sport", "Matches and finals");

  static final List<DemoEvent> ALL =
      List.of(
          new DemoEvent(
              "Lampu Terakhir di Kota Tua",
              "A play in two acts about the last lamplighter of Batavia. In Indonesian with English surtitles.",
              "Theatre",
              Halls.THEATRE,
              30,
              19,
              Duration.ofMinutes(150),
              6,
              0,
              List.of(
                  new Offer("VIP", "VIP", 450_000).earlyBird(375_000, 10, 29),
                  new Offer("Regular", "Regular", 275_000).earlyBird(225_000, 10, 29),
                  new Offer("Balcony", "Balcony", 150_000))),
          new DemoEvent(
              "Kancil ꦏꦚ꧀ꦕꦶꦭ꧀ and the Borrowed Star",
              "Shadow puppets for the whole family, with gamelan and a moon that sings.",
              "Theatre",
              Halls.THEATRE,
              17,
              10,
              Duration.ofMinutes(75),
              8,
              0,
              List.of(
                  new Offer("Mat Side", "VIP", 180_000),
                  new Offer("Regular", "Regular", 120_000),
                  new Offer("Balcony", "Balcony", 80_000))),
          new DemoEvent(
              "Malam Nusantara: Gamelan and Orchestra",
              "A symphony orchestra meets two Javanese gamelan sets, one in slendro and one in pelog.",
              "Classical",
              Halls.CONCERT_HALL,
              45,
              20,
              Duration.ofMinutes(130),
              6,
              0,
              List.of(
                  new Offer("Diamond", "Diamond", 1_750_000).earlyBird(1_450_000, 14, 44),
                  new Offer("Platinum", "Platinum", 1_250_000).earlyBird(1_050_000, 14, 44),
                  new Offer("Gold", "Gold", 750_000),
                  new Offer("Silver", "Silver", 400_000))),
          new DemoEvent(
              "Tawa Tengah Malam",
              "Six comedians, one microphone, no refund for hurt feelings. 18 and older.",
              "Comedy",
              Halls.CONCERT_HALL,
              12,
              21,
              Duration.ofMinutes(120),
              4,
              0,
              List.of(
                  new Offer("Front", "Diamond", 500_000),
                  new Offer("Side", "Platinum", 400_000),
                  new Offer("Rear", "Gold", 300_000),
                  new Offer("Balcony", "Silver", 200_000))),
          new DemoEvent(
              "Gema Samudra: The Homecoming",
              "One night, one arena, three hours. The floor stands, the stands sit, nobody stays quiet.",
              "Concert",
              Halls.ARENA,
              60,
              19,
              Duration.ofHours(3),
              4,
              0,
              List.of(
                  new Offer("Festival", "Festival", 1_500_000).earlyBird(1_250_000, 7, 59),
                  new Offer("Tribune Side", "Tribune Side", 1_350_000),
                  new Offer("Tribune Centre", "Tribune Centre", 1_100_000)
                      .earlyBird(950_000, 7, 59),
                  new Offer("Tribune Upper", "Tribune Upper", 650_000))),
          new DemoEvent(
              "Piala Rajawali: Badminton Finals",
              "Five finals on one court. Sales open in three days.",
              "Sport",
              Halls.ARENA,
              75,
              12,
              Duration.ofHours(7),
              4,
              3,
              List.of(
                  new Offer("Courtside", "Tribune Centre", 850_000),
                  new Offer("Side", "Tribune Side", 600_000),
                  new Offer("Upper", "Tribune Upper", 250_000))),
          new DemoEvent(
              "Ombak & Cahaya 🌊",
              "Two days of music at the cliffs of Uluwatu, from sunset to midnight.",
              "Concert",
              Halls.PARK,
              90,
              16,
              Duration.ofHours(32),
              5,
              0,
              List.of(
                  new Offer("Two-Day Pass", "General Admission", 1_200_000)
                      .earlyBird(900_000, 20, 89),
                  new Offer("Stage Front", "VIP Standing", 2_400_000))));

  private DemoEvents() {}
}
