package id.karcis.user.google.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what an issuer says, which may be anything.
final class IssuerJson {

  private IssuerJson() {}

  /// @throws ParseException if the text is no JSON object
  static Map<String, Object> object(String text) throws ParseException {
    Map<String, Object> object = JSONObjectUtils.parse(text);
    if (isNull(object)) {
      throw new ParseException("null instead of an object", 0);
    }
    return object;
  }

  /// The library does not say that it returns null for `null`.
  private static boolean isNull(@Nullable Object object) {
    return object == null;
  }

  static @Nullable String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : null;
  }
}
