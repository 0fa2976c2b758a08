package id.karcis.edge.json;

/// Checks text for what JSON and protobuf refuse.
final class Utf8 {
  private Utf8() {}

  /// Whether bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
  static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int c = bytes[i];
      if (c >= 0) {
        i++;
        continue;
      }
      int length = sequence(c & 0xff);
      if (length == 0 || i + length > to || !continues(bytes, i, length)) {
        return false;
      }
      i += length;
    }
    return true;
  }

  private static int sequence(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static boolean continues(byte[] bytes, int at, int length) {
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    int second = bytes[at + 1] & 0xff;
    return switch (bytes[at] & 0xff) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second <= 0x9F;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second <= 0x8F;
      default -> true;
    };
  }

  /// Whether a string holds half of a surrogate pair.
  static boolean hasLoneSurrogate(String text) {
    // Pairs become one code point, so what is left in this range stands alone.
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
