package id.karcis.platform.error;

import java.nio.charset.StandardCharsets;

/// One bad field of a request.
///
/// @param field path in JSON names, such as `items[1].quantity`
/// @param reason machine-readable, UPPER_SNAKE_CASE
/// @param description what was given and what was expected, for developers
public record FieldViolation(String field, String reason, String description) {

  private static final int SHOWN_CHARACTERS = 40;

  /// Tags and lengths of the message and its three fields.
  private static final int FRAMING_BYTES = 10;

  /// Makes a violation with reason `INVALID`; a long value is abbreviated.
  public static FieldViolation of(String field, String value, String expected) {
    return new FieldViolation(
        field, "INVALID", "expected " + expected + ", got '" + abbreviate(value) + "'");
  }

  /// About how many bytes it takes on the wire.
  int wireBytes() {
    return (field + reason + description).getBytes(StandardCharsets.UTF_8).length + FRAMING_BYTES;
  }

  /// Makes a value fit to stand in a message: short, without control characters.
  public static String abbreviate(String value) {
    var visible = value.replaceAll("\\p{Cntrl}", "?");
    if (visible.length() <= SHOWN_CHARACTERS) {
      return visible;
    }
    var splitsPair = Character.isHighSurrogate(visible.charAt(SHOWN_CHARACTERS - 1));
    return visible.substring(0, splitsPair ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS) + "…";
  }
}
