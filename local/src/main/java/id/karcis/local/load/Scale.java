package id.karcis.local.load;

import java.time.Duration;

/// How much is loaded.
///
/// @param halls that are wanted; fewer are made when the time for them is over
/// @param seatsPerHall of most; a few are eight times as large
/// @param seatTime for the seats
/// @param trusted whether the database may believe that keys lead somewhere, which saves most of
///   the time; the same statements run without in a test
record Scale(
    int events,
    int halls,
    int seatsPerHall,
    int orders,
    int buyers,
    Duration seatTime,
    boolean trusted) {

  private static final int HALLS_PER_LARGE_ONE = 400;
  private static final double PART_FOR_SEATS = 0.75;

  /// 20,000 events, 20 million seats and a million orders, or as many seats as the time allows.
  static Scale large(Duration time) {
    var forSeats = Duration.ofMillis((long) (time.toMillis() * PART_FOR_SEATS));
    return new Scale(20_000, 4_000, 5_000, 1_000_000, 300_000, forSeats, true);
  }

  /// Halls of eight times the size; the best-selling events are there.
  int bigHalls() {
    return Math.max(1, halls / HALLS_PER_LARGE_ONE);
  }
}
