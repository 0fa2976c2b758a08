package id.karcis.local.demo;

import java.time.Duration;
import java.util.List;

/// An event of the demo catalog; days count from the moment of the first start.
///
/// @param localHour when it starts, in the venue's time zone
record DemoEvent(
    String name,
    String description,
    String category,
    Hall hall,
    int daysAhead,
    int localHour,
    Duration length,
    int maxPerUser,
    int salesOpenInDays,
    List<Offer> offers) {

  DemoEvent {
    offers = List.copyOf(offers);
  }

  /// What is on sale.
  ///
  /// @param seatCategory as in the hall's seat map
  /// @param rupiah the price while no phase says otherwise
  record Offer(String name, String seatCategory, long rupiah, List<Phase> phases) {
    Offer {
      phases = List.copyOf(phases);
    }

    Offer(String name, String seatCategory, long rupiah) {
      this(name, seatCategory, rupiah, List.of());
    }

    /// The same with a cheaper phase that is in force now and the full price after it.
    Offer earlyBird(long earlyRupiah, int earlyDays, int lastDay) {
      return new Offer(
          name,
          seatCategory,
          rupiah,
          List.of(
              new Phase("Early Bird", earlyRupiah, 0, earlyDays),
              new Phase("Regular", rupiah, earlyDays, lastDay)));
    }
  }

  record Phase(String name, long rupiah, int fromDay, int untilDay) {}
}
