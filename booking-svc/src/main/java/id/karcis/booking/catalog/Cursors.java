package id.karcis.booking.catalog;

/// Reads values out of page tokens, which callers may forge.
public final class Cursors {

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
}
