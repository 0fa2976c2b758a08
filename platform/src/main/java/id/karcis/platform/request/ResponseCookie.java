package id.karcis.platform.request;

import java.time.Duration;
import java.util.regex.Pattern;

/// A cookie for [ResponseMetadata#cookie]: out of reach of scripts, and not sent along when another
/// site posts (RFC 6265, with `SameSite=Lax`).
///
/// @param name letters, digits, `_` and `-`, at most 64
/// @param value letters, digits and `_-.~`, at most 1024; may be empty
/// @param path where the browser sends it back: printable, begins with `/`
/// @param maxAge how long it lives; zero removes it
/// @param secure whether it travels over HTTPS only
public record ResponseCookie(
    String name, String value, String path, Duration maxAge, boolean secure) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.~-]{0,1024}");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./-]{0,255}");

  public ResponseCookie {
    require(NAME, "name", name);
    require(VALUE, "value of " + name, value);
    require(PATH, "path of " + name, path);
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("max age of cookie " + name + " is negative");
    }
  }

  private static void require(Pattern pattern, String what, String given) {
    if (!pattern.matcher(given).matches()) {
      throw new IllegalArgumentException("cookie: the " + what + " does not match " + pattern);
    }
  }

  String header() {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name, value, path, maxAge.toSeconds(), secure ? "; Secure" : "");
  }

  @Override
  public String toString() {
    return "ResponseCookie[" + name + "]";
  }
}
