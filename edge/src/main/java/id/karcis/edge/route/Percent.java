package id.karcis.edge.route;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-decoding as `google.api.http` wants it.
public final class Percent {
  private static final int HEX = 16;

  private Percent() {}

  /// What is decoded.
  public enum Mode {
    /// Every escape: variables of one segment.
    ALL,
    /// Every escape but that of the slash: variables that may span several segments.
    ALL_BUT_SLASH,
    /// Every escape, and `+` is a space: query parameters.
    QUERY
  }

  /// Decodes escapes and reads the result as UTF-8.
  ///
  /// @throws BadPathException for a broken escape, a NUL, or bytes that are not UTF-8
  public static String decode(String text, Mode mode) {
    if (text.indexOf('%') < 0 && (mode != Mode.QUERY || text.indexOf('+') < 0)) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        i = appendEscape(text, i, mode, bytes);
      } else if (c == '+' && mode == Mode.QUERY) {
        bytes.write(' ');
      } else {
        bytes.write(c);
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int appendEscape(String text, int at, Mode mode, ByteArrayOutputStream out) {
    int octet = octet(text, at);
    if (octet == 0) {
      throw new BadPathException("the URL holds %00");
    }
    if (octet == '/' && mode == Mode.ALL_BUT_SLASH) {
      out.writeBytes(text.substring(at, at + 3).getBytes(StandardCharsets.US_ASCII));
    } else {
      out.write(octet);
    }
    return at + 2;
  }

  /// The octet of the escape that starts at a `%`.
  static int octet(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), HEX) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), HEX) : -1;
    if (high < 0 || low < 0) {
      throw new BadPathException("the URL holds a % that no two hexadecimal digits follow");
    }
    return high * HEX + low;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadPathException("the URL holds escapes that are not UTF-8");
    }
  }
}
