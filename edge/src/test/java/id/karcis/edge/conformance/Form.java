package id.karcis.edge.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Forms with files, as browsers send them and as upstreams receive them.
public final class Form {
  static final String BOUNDARY = "----karcis7MA4YWxkTrZu0gW";

  public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Form() {}

  /// A body of parts, each with the keys `name`, `filename`, `type`, `headers` and `body`, all but
  /// the last optional.
  static byte[] of(List<?> parts) {
    var form = new StringBuilder();
    parts.forEach(part -> form.append(part(Case.asMap(part))));
    return form.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String part(Map<String, Object> part) {
    var text = new StringBuilder("--" + BOUNDARY + "\r\ncontent-disposition: form-data");
    for (String key : List.of("name", "filename")) {
      if (part.containsKey(key)) {
        text.append("; ").append(key).append("=\"").append(part.get(key)).append('"');
      }
    }
    if (part.containsKey("type")) {
      text.append("\r\ncontent-type: ").append(part.get("type"));
    }
    if (part.containsKey("headers")) {
      text.append("\r\n").append(part.get("headers"));
    }
    int times = part.get("times") instanceof Integer given ? given : 1;
    return text + "\r\n\r\n" + String.valueOf(part.get("body")).repeat(times) + "\r\n";
  }

  /// The first message of an upload with the bytes of them all.
  static DynamicMessage joined(DynamicMessage first, List<byte[]> pieces)
      throws InvalidProtocolBufferException {
    var type = first.getDescriptorForType();
    FieldDescriptor file = type.findFieldByName("file");
    ByteString bytes = ByteString.EMPTY;
    for (byte[] piece : pieces) {
      bytes = bytes.concat(data((Message) DynamicMessage.parseFrom(type, piece).getField(file)));
    }
    Message.Builder whole = ((Message) first.getField(file)).toBuilder();
    whole.setField(whole.getDescriptorForType().findFieldByName("data"), bytes);
    return first.toBuilder().setField(file, whole.build()).build();
  }

  private static ByteString data(Message httpBody) {
    return (ByteString) httpBody.getField(httpBody.getDescriptorForType().findFieldByName("data"));
  }
}
