package id.karcis.edge.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A growing buffer of UTF-8 JSON text.
final class JsonOut {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /// Beyond these, not every whole number is a double or float, and the shortest text has an
  /// exponent.
  private static final double LARGEST_PLAIN_DOUBLE = 1e15;

  private static final float LARGEST_PLAIN_FLOAT = 1 << 24;

  private byte[] bytes;
  private int size;

  JsonOut(int capacity) {
    this.bytes = new byte[capacity];
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  JsonOut raw(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  JsonOut raw(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  JsonOut ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  JsonOut quotedAscii(String text) {
    return raw('"').ascii(text).raw('"');
  }

  JsonOut number(long value) {
    if (value >= 0 && value < 10) {
      return raw((char) ('0' + value));
    }
    return ascii(Long.toString(value));
  }

  JsonOut number(double value) {
    if (isPlain(value, LARGEST_PLAIN_DOUBLE)) {
      return number((long) value);
    }
    return special(value) ? quotedAscii(Double.toString(value)) : ascii(Double.toString(value));
  }

  JsonOut number(float value) {
    if (isPlain(value, LARGEST_PLAIN_FLOAT)) {
      return number((long) value);
    }
    return special(value) ? quotedAscii(Float.toString(value)) : ascii(Float.toString(value));
  }

  /// Whether a number is short as an integer; minus zero is none.
  private static boolean isPlain(double value, double largest) {
    return value == Math.rint(value) && Math.abs(value) < largest && (value != 0 || 1 / value > 0);
  }

  private static boolean special(double value) {
    return Double.isNaN(value) || Double.isInfinite(value);
  }

  JsonOut base64(byte[] source, int from, int to) {
    return raw('"').raw(Base64.getEncoder().encode(Arrays.copyOfRange(source, from, to))).raw('"');
  }

  /// A JSON string of bytes that are known to be UTF-8.
  JsonOut string(byte[] utf8, int from, int to) {
    room((to - from) + 2);
    bytes[size++] = '"';
    for (int i = from; i < to; i++) {
      byte c = utf8[i];
      if (c < 0 || c >= ' ' && c != '"' && c != '\\') {
        if (size == bytes.length) {
          room(to - i);
        }
        bytes[size++] = c;
      } else {
        escape(c);
      }
    }
    return raw('"');
  }

  JsonOut string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return string(utf8, 0, utf8.length);
  }

  private void escape(byte c) {
    switch (c) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\n' -> ascii("\\n");
      case '\r' -> ascii("\\r");
      case '\t' -> ascii("\\t");
      case '\b' -> ascii("\\b");
      case '\f' -> ascii("\\f");
      default -> ascii("\\u00").raw((char) HEX[c >> 4]).raw((char) HEX[c & 0xf]);
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
