package id.karcis.local.demo;

import id.karcis.api.booking.v1.Venue;
import java.util.ArrayList;
import java.util.List;

/// Halls as large as real ones.
final class Halls {

  private static final double THEATRE_PITCH = 0.92;
  private static final double HALL_PITCH = 0.95;
  private static final double ARENA_PITCH = 0.85;

  /// An old theatre: 475 seats in stalls and on a balcony.
  static final Hall THEATRE =
      Hall.of(
          "Jakarta",
          venue(
              "Gedung Kesenian Jakarta",
              "Jl. Gedung Kesenian No. 1, Pasar Baru",
              -6.1666,
              106.8345),
          List.of(
              new Block("Stalls Front", "VIP", 120, 6, 14, THEATRE_PITCH, 0, 2),
              new Block("Stalls Rear", "Regular", 255, 9, 20.5, THEATRE_PITCH, 0, 0),
              new Block("Balcony", "Balcony", 100, 4, 31, THEATRE_PITCH, 0, 0)),
          List.of());

  /// A modern hall: 1,157 seats on three levels.
  static final Hall CONCERT_HALL =
      Hall.of(
          "Jakarta",
          venue(
              "Ciputra Artpreneur Theater",
              "Jl. Prof. Dr. Satrio Kav. 3-5, Kuningan",
              -6.2241,
              106.8231),
          List.of(
              new Block("Orchestra Left", "Platinum", 132, 12, 17, HALL_PITCH, -24, 1),
              new Block("Orchestra Centre", "Diamond", 216, 12, 17, HALL_PITCH, 0, 2),
              new Block("Orchestra Right", "Platinum", 132, 12, 17, HALL_PITCH, 24, 1),
              new Block("Orchestra Rear", "Gold", 240, 6, 30, HALL_PITCH, 0, 3),
              new Block("Mezzanine", "Gold", 210, 5, 37, HALL_PITCH, 0, 2),
              new Block("Balcony", "Silver", 227, 5, 43, HALL_PITCH, 0, 0)),
          List.of());

  /// An arena: 7,000 seats around a floor where 1,500 stand.
  static final Hall ARENA =
      Hall.of(
          "Jakarta",
          venue("Istora Senayan", "Jl. Pintu Satu Senayan, Gelora", -6.2203, 106.8059),
          arenaTiers(),
          List.of(Hall.floor("Festival", "Festival", 1_500)));

  /// A park in the open air: nobody sits.
  static final Hall PARK =
      Hall.of(
          "Badung",
          venue("Lotus Pond, Garuda Wisnu Kencana", "Jl. Raya Uluwatu, Ungasan", -8.8104, 115.1676),
          List.of(),
          List.of(
              Hall.floor("Lotus Pond", "General Admission", 6_000),
              Hall.floor("Stage Front", "VIP Standing", 500)));

  static final List<Hall> ALL = List.of(THEATRE, CONCERT_HALL, ARENA, PARK);

  private Halls() {}

  private static Venue.Builder venue(
      String name, String address, double latitude, double longitude) {
    return Venue.newBuilder()
        .setName(name)
        .setAddress(address)
        .setLatitude(latitude)
        .setLongitude(longitude);
  }

  /// Two rings of twelve sections each, open towards the stage.
  private static List<Block> arenaTiers() {
    var blocks = new ArrayList<Block>();
    var sections = 12;
    var degrees = 20;
    var upper = 4_600;
    for (var i = 0; i < sections; i++) {
      var centre = degrees * (i - (sections - 1) / 2.0);
      var number = String.format(java.util.Locale.ROOT, "%02d", i + 1);
      var upperSeats = upper * (i + 1) / sections - upper * i / sections;
      blocks.add(new Block("1" + number, category(centre), 200, 12, 24, ARENA_PITCH, centre, 1));
      blocks.add(
          new Block("2" + number, "Tribune Upper", upperSeats, 15, 38, ARENA_PITCH, centre, 0));
    }
    return blocks;
  }

  /// The lower ring is dearer beside the stage than at the far end.
  private static String category(double centreDegrees) {
    var beside = 60;
    return Math.abs(centreDegrees) > beside ? "Tribune Side" : "Tribune Centre";
  }
}
