package id.karcis.user.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which addresses may be those of a push service. We shall send to them, so none may lead into a
/// private network; a name that resolves to a private address is for the sender to refuse.
final class PushEndpoint {

  private static final int HTTPS_PORT = 443;
  private static final int NO_PORT = -1;

  /// Two labels or more, the last of them of letters: no IP literal in any of its notations.
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
              + "([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

  /// Names that mean something on a private network only (RFC 6761, 6762, 8375 and use).
  private static final List<String> PRIVATE =
      List.of(
          ".localhost",
          ".local",
          ".localdomain",
          ".internal",
          ".intranet",
          ".corp",
          ".home",
          ".lan",
          ".private",
          ".arpa",
          ".onion");

  private PushEndpoint() {}

  /// Says what was expected, or nothing.
  static Optional<String> objection(String endpoint) {
    return parse(endpoint).filter(PushEndpoint::isPublic).isPresent()
        ? Optional.empty()
        : Optional.of("an https address on port 443 of a public host name, without user and #");
  }

  private static Optional<URI> parse(String endpoint) {
    try {
      return Optional.of(new URI(endpoint));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isPublic(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && (uri.getPort() == NO_PORT || uri.getPort() == HTTPS_PORT)
        && isPublicName(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static boolean isPublicName(String host) {
    return HOST.matcher(host).matches() && PRIVATE.stream().noneMatch(host::endsWith);
  }
}
