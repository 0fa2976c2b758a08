package id.karcis.edge.model;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import id.karcis.edge.route.HttpTemplate;
import id.karcis.edge.route.PathVariable;
import java.util.List;

/// One HTTP rule of one RPC.
///
/// @param method the HTTP method, or `*`
/// @param template the path
/// @param rpc what it calls
/// @param bindings which part of the path goes into which field
/// @param body what the request body is
public record Route(
    String method, HttpTemplate template, MethodDescriptor rpc, List<Binding> bindings, Body body) {

  public Route {
    bindings = List.copyOf(bindings);
  }

  /// A variable of the path and its field.
  public record Binding(PathVariable variable, FieldPath field) {}

  /// What the body of the request is.
  public sealed interface Body {
    /// Nothing: a body is read and ignored.
    record None() implements Body {}

    /// The whole message but for what the path binds. The query is ignored.
    record Whole() implements Body {}

    /// One field of it.
    record Field(FieldDescriptor field) implements Body {}
  }

  /// The full name of a message of bytes with a content type.
  public static final String HTTP_BODY = "google.api.HttpBody";

  /// The path of the gRPC call.
  public String grpcPath() {
    return "/" + rpc.getService().getFullName() + "/" + rpc.getName();
  }

  /// The proto package, by which the upstream is found.
  public String protoPackage() {
    return rpc.getFile().getPackage();
  }

  /// Whether the answer is a stream.
  public boolean streams() {
    return rpc.isServerStreaming();
  }

  /// Whether the request is a file that is passed on as it arrives.
  public boolean uploads() {
    return rpc.isClientStreaming();
  }

  /// The field of the file.
  ///
  /// @throws IllegalStateException if this is no route of uploads
  public FieldDescriptor file() {
    if (uploads() && body instanceof Body.Field(FieldDescriptor field)) {
      return field;
    }
    throw new IllegalStateException(rpc.getFullName() + " takes no file");
  }

  /// Whether the answer is bytes with a content type instead of JSON.
  public boolean answersRawBytes() {
    return isHttpBody(rpc.getOutputType());
  }

  /// Whether a field is bytes with a content type.
  public static boolean isHttpBody(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.MESSAGE
        && !field.isRepeated()
        && isHttpBody(field.getMessageType());
  }

  /// Whether a message type is bytes with a content type.
  public static boolean isHttpBody(Descriptor type) {
    return type.getFullName().equals(HTTP_BODY);
  }
}
