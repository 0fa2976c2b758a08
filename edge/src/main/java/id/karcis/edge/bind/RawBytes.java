package id.karcis.edge.bind;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import id.karcis.edge.model.Route;

/// A request body that goes upstream as it is, in a `google.api.HttpBody`.
final class RawBytes {
  private static final int CONTENT_TYPE = 1;
  private static final int DATA = 2;

  private RawBytes() {}

  static boolean isHttpBody(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.MESSAGE
        && Route.isHttpBody(field.getMessageType());
  }

  static void fill(Message.Builder httpBody, RequestBinder.RawBody body) {
    Descriptor type = httpBody.getDescriptorForType();
    String contentType = body.contentType();
    if (contentType != null) {
      httpBody.setField(type.findFieldByNumber(CONTENT_TYPE), contentType);
    }
    httpBody.setField(type.findFieldByNumber(DATA), ByteString.copyFrom(body.bytes()));
  }
}
