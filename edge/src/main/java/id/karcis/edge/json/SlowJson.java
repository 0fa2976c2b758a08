package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import id.karcis.edge.model.Types;
import java.nio.charset.StandardCharsets;

/// Protobuf's own way from wire bytes to JSON, for what the fast writer leaves.
final class SlowJson {
  private final JsonFormat.Printer printer;

  SlowJson(Types types) {
    this.printer =
        JsonFormat.printer()
            .usingTypeRegistry(types.registry())
            .alwaysPrintFieldsWithNoPresence()
            .omittingInsignificantWhitespace();
  }

  byte[] print(Descriptor type, byte[] wire) throws InvalidProtocolBufferException {
    try {
      return printer.print(DynamicMessage.parseFrom(type, wire)).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolBufferException("no JSON form: " + e.getMessage(), e);
    }
  }
}
