package id.karcis.edge.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The cookie that ties a sign-in at another site to the browser that began it.
final class SignInCookie {
  private static final String NAME = "karcis_sign_in=";

  /// The characters of a cookie's value (RFC 6265, 4.1.1), without quotes.
  private static final Pattern VALUE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]{1,256}");

  private SignInCookie() {}

  /// Its value, or null where it is absent, malformed, or there with two values: a neighbouring
  /// domain may have planted one of them, and nothing says which.
  static @Nullable String in(List<String> cookieHeaders) {
    List<String> values =
        cookieHeaders.stream()
            .flatMap(header -> Arrays.stream(header.split(";")))
            .map(String::strip)
            .filter(cookie -> cookie.startsWith(NAME))
            .map(cookie -> cookie.substring(NAME.length()))
            .distinct()
            .toList();
    return values.size() == 1 && VALUE.matcher(values.getFirst()).matches()
        ? values.getFirst()
        : null;
  }
}
