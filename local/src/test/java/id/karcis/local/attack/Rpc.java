package id.karcis.local.attack;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import id.karcis.local.Part;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// An RPC of the contract, found by its name.
public record Rpc(String name, MethodDescriptor<Message, Message> method) {

  /// @param name such as `karcis.user.v1.UserService/GetUser`
  static Rpc of(String name) {
    return service(name.substring(0, name.indexOf('/'))).getMethods().stream()
        .filter(method -> method.getFullMethodName().equals(name))
        .map(method -> new Rpc(name, messages(method)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the contract has no " + name));
  }

  @SuppressWarnings("unchecked") // All our methods have protobuf messages.
  private static MethodDescriptor<Message, Message> messages(MethodDescriptor<?, ?> method) {
    return (MethodDescriptor<Message, Message>) method;
  }

  private static ServiceDescriptor service(String name) {
    try {
      var generated = Class.forName(name.replaceFirst("^karcis", "id.karcis.api") + "Grpc");
      return (ServiceDescriptor) generated.getMethod("getServiceDescriptor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no generated class for " + name, e);
    }
  }

  Part part() {
    return Part.valueOf(name.split("\\.", -1)[1].toUpperCase(Locale.ROOT));
  }

  /// The request message from its JSON.
  Message request(String json) {
    var marshaller = (MethodDescriptor.PrototypeMarshaller<?>) method.getRequestMarshaller();
    var empty = (Message) Objects.requireNonNull(marshaller.getMessagePrototype());
    var builder = empty.newBuilderForType();
    try {
      JsonFormat.parser().merge(json, builder);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(name + " cannot read " + json, e);
    }
    return builder.build();
  }

  /// What part of the request is the body on this path: `*`, a field, or nothing.
  String bodyOn(String httpMethod, String path) {
    var supplier =
        (ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor());
    var rule = supplier.getMethodDescriptor().getOptions().getExtension(AnnotationsProto.http);
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
        .filter(binding -> path(binding).equals(httpMethod + " " + path))
        .map(HttpRule::getBody)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not bound to " + path));
  }

  private static String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> "GET " + rule.getGet();
      case PUT -> "PUT " + rule.getPut();
      case POST -> "POST " + rule.getPost();
      case PATCH -> "PATCH " + rule.getPatch();
      case DELETE -> "DELETE " + rule.getDelete();
      case CUSTOM, PATTERN_NOT_SET -> "";
    };
  }
}
