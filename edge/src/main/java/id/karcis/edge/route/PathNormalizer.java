package id.karcis.edge.route;

import java.util.ArrayList;
import java.util.List;

/// Brings a raw path into the one form in which routes are looked up, in the order in which Envoy
/// does it: escapes of unreserved characters decoded (RFC 3986, 6.2.2.2), dot segments removed,
/// empty segments (doubled and trailing slashes) dropped. All other escapes stay for [Percent].
public final class PathNormalizer {
  private PathNormalizer() {}

  /// The segments of a raw path.
  ///
  /// @throws BadPathException for a path that is not absolute, or holds `\`, a control or non-ASCII
  ///   character, `%00`, or a broken escape
  public static List<String> segments(String rawPath) {
    if (!rawPath.startsWith("/")) {
      throw new BadPathException("the path must start with /");
    }
    var segments = new ArrayList<String>();
    for (String segment : decodeUnreserved(rawPath).split("/")) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    return segments;
  }

  private static String decodeUnreserved(String path) {
    var out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '\\') {
        throw new BadPathException("the path holds a character that must be percent-encoded");
      }
      if (c != '%') {
        out.append(c);
        continue;
      }
      int octet = Percent.octet(path, i);
      if (octet == 0) {
        throw new BadPathException("the path holds %00");
      }
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else {
        out.append(path, i, i + 3);
      }
      i += 2;
    }
    return out.toString();
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
