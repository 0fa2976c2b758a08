package id.karcis.booking.dashboard;

import id.karcis.platform.error.Refusals;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Days, both ends included.
record Period(LocalDate start, LocalDate end) {

  static final int MAX_DAYS = 366;
  private static final int DEFAULT_DAYS = 30;

  /// What a caller asked for: empty texts mean the 30 days up to `today`. Refuses a day that the
  /// calendar does not have, an end before the start, and more than 366 days.
  static Period of(String start, String end, LocalDate today) {
    var last = end.isEmpty() ? today : day("endDate", end);
    var first = start.isEmpty() ? last.minusDays(DEFAULT_DAYS - 1L) : day("startDate", start);
    if (first.isAfter(last)) {
      throw Refusals.invalid("startDate", start, "a day not after endDate, which is " + last);
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw Refusals.invalid(
          "startDate", start, "at most %d days up to endDate, %s".formatted(MAX_DAYS, last));
    }
    return new Period(first, last);
  }

  private static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusals.invalid(field, text, "a day of the calendar such as 2027-01-31");
    }
  }
}
