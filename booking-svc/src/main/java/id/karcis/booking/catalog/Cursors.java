package id.karcis.booking.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Reads values out of page tokens, which callers may forge.
public final class Cursors {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private Cursors() {}

  /// Returns the text, which PostgreSQL must be able to take as a parameter.
  ///
  /// @throws IllegalArgumentException if it cannot
  public static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text without NUL was expected");
    }
    return value;
  }

  /// Returns the moment, which PostgreSQL must be able to take as a parameter.
  ///
  /// @throws RuntimeException if it cannot
  public static OffsetDateTime moment(String value) {
    var moment = OffsetDateTime.ofInstant(Instant.parse(value), ZoneOffset.UTC);
    if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("a moment of our time was expected");
    }
    return moment;
  }
}
