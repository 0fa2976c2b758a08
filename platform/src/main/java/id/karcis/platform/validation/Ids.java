package id.karcis.platform.validation;

import id.karcis.platform.error.Refusals;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads identifiers out of strings.
public final class Ids {

  private static final Pattern UUID_TEXT =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private Ids() {}

  /// Reads a UUID in its 36-character form; refuses INVALID_ARGUMENT naming `field` (a JSON path)
  /// otherwise.
  public static UUID uuid(String field, String value) {
    if (!UUID_TEXT.matcher(value).matches()) {
      throw Refusals.invalid(field, value, "a UUID such as 0190b3f1-7c1e-7d2a-9c55-3f0e8a6b1c42");
    }
    return UUID.fromString(value);
  }
}
