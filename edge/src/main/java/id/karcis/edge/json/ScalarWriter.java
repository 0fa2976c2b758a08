package id.karcis.edge.json;

/// Writes the scalar that is next on the wire.
final class ScalarWriter {
  private final WireInput in;
  private final JsonOut out;

  ScalarWriter(WireInput in, JsonOut out) {
    this.in = in;
    this.out = out;
  }

  // A negative 32-bit number has ten bytes on the wire; its upper half is cut off.
  @SuppressWarnings("UnnecessaryLongToIntConversion")
  void value(FieldTable field) {
    switch (field.type) {
      case INT32 -> out.number((int) in.varint());
      case UINT32 -> out.number(in.varint() & 0xFFFFFFFFL);
      case SINT32 -> out.number(unzigzag((int) in.varint()));
      case FIXED32 -> out.number(in.fixed32() & 0xFFFFFFFFL);
      case SFIXED32 -> out.number(in.fixed32());
      case INT64 -> quoted(in.varint());
      case UINT64 -> quotedUnsigned(in.varint());
      case SINT64 -> quoted(unzigzag(in.varint()));
      case FIXED64 -> quotedUnsigned(in.fixed64());
      case SFIXED64 -> quoted(in.fixed64());
      case FLOAT -> out.number(Float.intBitsToFloat(in.fixed32()));
      case DOUBLE -> out.number(Double.longBitsToDouble(in.fixed64()));
      case BOOL -> out.ascii(in.varint() == 0 ? "false" : "true");
      case ENUM -> enumValue(field, (int) in.varint());
      case STRING -> string();
      case BYTES -> {
        int length = in.length();
        in.skip(length);
        out.base64(in.bytes, in.position() - length, in.position());
      }
      case MESSAGE, GROUP -> throw OddWireException.INSTANCE;
    }
  }

  /// The default value of a field that is printed although unset.
  void unset(FieldTable field) {
    if (field.repeated) {
      out.ascii(field.map ? "{}" : "[]");
      return;
    }
    switch (field.type) {
      case STRING, BYTES -> out.ascii("\"\"");
      case BOOL -> out.ascii("false");
      case ENUM -> enumValue(field, 0);
      case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> out.ascii("\"0\"");
      case INT32, UINT32, SINT32, FIXED32, SFIXED32, FLOAT, DOUBLE -> out.raw('0');
      case MESSAGE, GROUP -> throw OddWireException.INSTANCE;
    }
  }

  private void string() {
    int length = in.length();
    in.skip(length);
    int from = in.position() - length;
    if (!Utf8.isValid(in.bytes, from, in.position())) {
      throw OddWireException.INSTANCE;
    }
    out.string(in.bytes, from, in.position());
  }

  private void enumValue(FieldTable field, int number) {
    byte[] name = field.enumName(number);
    if (name == null) {
      out.number(number);
    } else {
      out.raw(name);
    }
  }

  private void quoted(long value) {
    out.raw('"').number(value).raw('"');
  }

  private void quotedUnsigned(long value) {
    out.quotedAscii(Long.toUnsignedString(value));
  }

  private static int unzigzag(int value) {
    return value >>> 1 ^ -(value & 1);
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
