package id.karcis.edge;

import com.google.api.HttpBody;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import id.karcis.edge.conformance.ConformanceApi;
import id.karcis.edge.conformance.EchoUpstream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// What an upstream received of a file.
final class ReceivedFile {
  private static final Descriptor TYPE = new ConformanceApi().type("Upload");

  private ReceivedFile() {}

  static byte[] file(EchoUpstream.Call call) throws InvalidProtocolBufferException {
    var file = new ByteArrayOutputStream();
    for (HttpBody piece : pieces(call)) {
      file.writeBytes(piece.getData().toByteArray());
    }
    return file.toByteArray();
  }

  /// Of each message.
  static List<String> contentTypes(EchoUpstream.Call call) throws InvalidProtocolBufferException {
    return pieces(call).stream().map(HttpBody::getContentType).toList();
  }

  /// The path variable, from the first message; the others must not have it.
  static String item(EchoUpstream.Call call) throws InvalidProtocolBufferException {
    var items = new StringBuilder();
    for (byte[] message : call.messages()) {
      items.append(
          DynamicMessage.parseFrom(TYPE, message).getField(TYPE.findFieldByName("item_id")));
    }
    return items.toString();
  }

  private static List<HttpBody> pieces(EchoUpstream.Call call)
      throws InvalidProtocolBufferException {
    var pieces = new ArrayList<HttpBody>();
    for (byte[] message : call.messages()) {
      var file =
          (Message) DynamicMessage.parseFrom(TYPE, message).getField(TYPE.findFieldByName("file"));
      pieces.add(HttpBody.parseFrom(file.toByteString()));
    }
    return pieces;
  }
}
