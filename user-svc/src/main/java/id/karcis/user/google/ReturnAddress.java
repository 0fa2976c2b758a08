package id.karcis.user.google;

import id.karcis.platform.error.Refusals;
import java.net.URI;

/// Where a browser goes after the sign-in: always below one address of ours.
///
/// @param base without `/` at its end
record ReturnAddress(String base) {

  /// A fragment never leaves the browser, so no log of a server sees the token.
  private static final String FRAGMENT = "#refreshToken=";

  /// Returns `path`, or `/` if it is empty; refuses INVALID_ARGUMENT what cannot stand in an
  /// address, and a fragment, since ours goes there.
  String checked(String path) {
    var chosen = path.isEmpty() ? "/" : path;
    if (!chosen.startsWith("/") || chosen.startsWith("//") || chosen.indexOf('#') >= 0) {
      throw refused(path);
    }
    try {
      URI.create(base + chosen);
    } catch (IllegalArgumentException _) {
      throw refused(path);
    }
    return chosen;
  }

  private static RuntimeException refused(String path) {
    return Refusals.invalid("returnTo", path, "a path of this site, encoded as in an address");
  }

  URI with(String checkedPath, String refreshToken) {
    return URI.create(base + checkedPath + FRAGMENT + refreshToken);
  }
}
