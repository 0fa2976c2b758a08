package id.karcis.edge.http;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import id.karcis.edge.json.WireJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes `google.rpc.Status` as JSON. A detail whose type the descriptor set does not hold is left
/// out.
final class StatusJson {
  private final WireJson json;

  StatusJson(WireJson json) {
    this.json = json;
  }

  /// The body of a refusal, as UTF-8.
  byte[] print(Status status) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(ascii("{\"code\":" + status.getCode() + ",\"message\":"));
    out.writeBytes(json.printString(status.getMessage()));
    out.writeBytes(ascii(",\"details\":["));
    boolean first = true;
    for (Any detail : status.getDetailsList()) {
      Optional<byte[]> printed =
          json.printAny(detail.getTypeUrl(), detail.getValue().toByteArray());
      if (printed.isPresent()) {
        out.writeBytes(ascii(first ? "" : ","));
        out.writeBytes(printed.get());
        first = false;
      }
    }
    out.writeBytes(ascii("]}"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
