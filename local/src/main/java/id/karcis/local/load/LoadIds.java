package id.karcis.local.load;

import java.util.UUID;

/// The ids of the large data set, as `load_id` in `1-catalog.sql` makes them.
final class LoadIds {

  private static final int SEAT = 5;
  private static final int EVENT = 6;
  private static final int TICKET_TYPE = 7;
  private static final int USER = 8;
  private static final int ORDER = 9;

  private LoadIds() {}

  /// The event that sold most is 0.
  static UUID event(int number) {
    return id(EVENT, number, 0);
  }

  static UUID hallSection(int hall, int section) {
    return id(4, hall, section);
  }

  static UUID venue(int hall) {
    return id(3, hall, 0);
  }

  static UUID seat(int hall, int section, int number) {
    return id(SEAT, hall, section * 100_000L + number);
  }

  static UUID standingType(int event) {
    return id(TICKET_TYPE, event, 2);
  }

  /// The buyer who bought most is 0.
  static UUID user(int number) {
    return id(USER, number, 0);
  }

  static UUID order(int number) {
    return id(ORDER, number, 0);
  }

  static String orderCode(int number) {
    return "BKG-%08X".formatted(number);
  }

  private static UUID id(int kind, long a, long b) {
    return UUID.fromString(
        "018%x%04x-%04x-7000-8000-%012x".formatted(kind, a >>> 16, a & 0xffff, b));
  }
}
