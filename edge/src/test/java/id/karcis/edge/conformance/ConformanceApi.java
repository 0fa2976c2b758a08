package id.karcis.edge.conformance;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import id.karcis.edge.model.ApiModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The contract of the cases, and protobuf's own JSON for its messages.
public final class ConformanceApi {
  private final ApiModel model = ApiModel.load(bytes());
  private final JsonFormat.Parser parser =
      JsonFormat.parser().usingTypeRegistry(model.types().registry());

  private final JsonFormat.Printer printer =
      JsonFormat.printer().usingTypeRegistry(model.types().registry());

  /// The descriptor set as a file.
  public static Path file() {
    URL url = Objects.requireNonNull(ConformanceApi.class.getResource("/conformance.desc"));
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ApiModel model() {
    return model;
  }

  /// A type of the contract by its short name.
  public Descriptor type(String name) {
    return Objects.requireNonNull(model.types().find("karcis.conformance.v1." + name), name);
  }

  /// The RPC of a full gRPC method name.
  MethodDescriptor rpc(String fullMethodName) {
    String name = fullMethodName.substring(fullMethodName.indexOf('/') + 1);
    return type("Item").getFile().findServiceByName("EchoService").findMethodByName(name);
  }

  DynamicMessage message(Descriptor type, String json) {
    var builder = DynamicMessage.newBuilder(type);
    try {
      parser.merge(json, builder);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(json, e);
    }
    return builder.build();
  }

  /// The message as protobuf's JSON would read it again: what an Any holds may have been written
  /// with zeros or without.
  DynamicMessage canonical(DynamicMessage message) throws InvalidProtocolBufferException {
    return message(message.getDescriptorForType(), printer.print(message));
  }

  com.google.rpc.Status status(String json) {
    var builder = com.google.rpc.Status.newBuilder();
    try {
      parser.merge(json, builder);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(json, e);
    }
    return builder.build();
  }
}
