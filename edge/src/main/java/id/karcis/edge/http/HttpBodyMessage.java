package id.karcis.edge.http;

import com.google.api.HttpBody;
import com.google.protobuf.InvalidProtocolBufferException;

/// An answer that is bytes with a content type.
record HttpBodyMessage(String contentType, byte[] data) {
  static HttpBodyMessage parse(byte[] message) throws InvalidProtocolBufferException {
    HttpBody body = HttpBody.parseFrom(message);
    String type =
        body.getContentType().isEmpty() ? "application/octet-stream" : body.getContentType();
    return new HttpBodyMessage(type, body.getData().toByteArray());
  }
}
