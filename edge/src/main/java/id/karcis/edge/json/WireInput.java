package id.karcis.edge.json;

/// A cursor over protobuf wire bytes. Whatever is malformed or not as a canonical serialiser writes
/// it ends in [OddWireException], and the slow path decides.
final class WireInput {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH = 2;
  static final int FIXED32 = 5;

  private static final int LAST_VARINT_SHIFT = 63;

  final byte[] bytes;
  private int at;
  private int limit;

  WireInput(byte[] bytes) {
    this.bytes = bytes;
    this.limit = bytes.length;
  }

  boolean hasMore() {
    return at < limit;
  }

  int position() {
    return at;
  }

  int limit() {
    return limit;
  }

  /// Narrows the view to the next length-delimited field and answers the old limit, to be given to
  /// [#leave(int)].
  int enter() {
    int length = length();
    int outer = limit;
    limit = at + length;
    return outer;
  }

  void leave(int outer) {
    at = limit;
    limit = outer;
  }

  /// Moves to a position inside the view.
  void seek(int position) {
    at = position;
  }

  int length() {
    long length = varint();
    if (length < 0 || length > limit - at) {
      throw OddWireException.INSTANCE;
    }
    return (int) length;
  }

  void skip(int length) {
    if (length > limit - at) {
      throw OddWireException.INSTANCE;
    }
    at += length;
  }

  int tag() {
    long tag = varint();
    if (tag <= 7 || tag > 0xFFFFFFFFL) {
      throw OddWireException.INSTANCE;
    }
    return (int) tag;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift <= LAST_VARINT_SHIFT; shift += 7) {
      if (at >= limit) {
        throw OddWireException.INSTANCE;
      }
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw OddWireException.INSTANCE;
  }

  int fixed32() {
    skip(4);
    return (bytes[at - 4] & 0xff)
        | (bytes[at - 3] & 0xff) << 8
        | (bytes[at - 2] & 0xff) << 16
        | (bytes[at - 1] & 0xff) << 24;
  }

  long fixed64() {
    long low = fixed32() & 0xFFFFFFFFL;
    return low | (long) fixed32() << 32;
  }

  void skipField(int tag) {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> skip(8);
      case LENGTH -> skip(length());
      case FIXED32 -> skip(4);
      default -> throw OddWireException.INSTANCE;
    }
  }
}
