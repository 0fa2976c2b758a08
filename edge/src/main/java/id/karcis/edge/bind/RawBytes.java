package id.karcis.edge.bind;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/// A request body that goes upstream as it is, in a `google.api.HttpBody`.
final class RawBytes {
  private static final int CONTENT_TYPE = 1;
  private static final int DATA = 2;

  private RawBytes() {}

  static void fill(Message.Builder httpBody, RequestBinder.RawBody body) {
    Descriptor type = httpBody.getDescriptorForType();
    String contentType = body.contentType();
    if (contentType != null) {
      httpBody.setField(type.findFieldByNumber(CONTENT_TYPE), contentType);
    }
    httpBody.setField(type.findFieldByNumber(DATA), ByteString.copyFrom(body.bytes()));
  }

  /// A field of a message holding such a body.
  static void put(Message.Builder message, FieldDescriptor field, RequestBinder.RawBody body) {
    Message.Builder httpBody = message.newBuilderForField(field);
    fill(httpBody, body);
    message.setField(field, httpBody.build());
  }
}
