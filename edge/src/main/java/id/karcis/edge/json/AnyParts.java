package id.karcis.edge.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The two fields of a `google.protobuf.Any`.
record AnyParts(String typeUrl, byte[] value) {
  private static final int TYPE_URL_TAG = 1 << 3 | WireInput.LENGTH;
  private static final int VALUE_TAG = 2 << 3 | WireInput.LENGTH;

  static AnyParts read(WireInput in) {
    String typeUrl = "";
    byte[] value = {};
    while (in.hasMore()) {
      switch (in.tag()) {
        case TYPE_URL_TAG -> typeUrl = new String(bytes(in), StandardCharsets.UTF_8);
        case VALUE_TAG -> value = bytes(in);
        default -> throw OddWireException.INSTANCE;
      }
    }
    return new AnyParts(typeUrl, value);
  }

  private static byte[] bytes(WireInput in) {
    int length = in.length();
    in.skip(length);
    return Arrays.copyOfRange(in.bytes, in.position() - length, in.position());
  }
}
