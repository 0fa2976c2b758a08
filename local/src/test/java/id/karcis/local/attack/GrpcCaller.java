package id.karcis.local.attack;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import id.karcis.local.Part;
import id.karcis.local.sale.RunningPlatform;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Calls any RPC of the running services with one message, as grpcurl does.
final class GrpcCaller implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 20;

  private final Map<Part, ManagedChannel> channels = new EnumMap<>(Part.class);

  /// How a call ended.
  ///
  /// @param reason of the ErrorInfo, or empty
  /// @param text message and details
  record Outcome(Status.Code code, String reason, String text) {

    /// Code and reason, such as `NOT_FOUND RESOURCE_NOT_FOUND`.
    String brief() {
      return (code + " " + reason).strip();
    }
  }

  /// @param headers metadata of the call, by name
  Outcome call(Rpc rpc, Message request, Map<String, String> headers) {
    return call(rpc, request, headers, CallOptions.DEFAULT);
  }

  /// Calls with a message that is compressed on the way.
  Outcome callCompressed(Rpc rpc, Message request) {
    return call(rpc, request, Map.of(), CallOptions.DEFAULT.withCompression("gzip"));
  }

  private Outcome call(Rpc rpc, Message request, Map<String, String> headers, CallOptions given) {
    var options = given.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    var call = channel(rpc.part()).newCall(rpc.method(), options);
    var end = new CompletableFuture<Outcome>();
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(Message message) {
            call.request(1);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(outcome(status, trailers));
          }
        },
        metadata(headers));
    call.request(1);
    call.sendMessage(request);
    call.halfClose();
    return end.join();
  }

  private ManagedChannel channel(Part part) {
    return channels.computeIfAbsent(
        part,
        _ ->
            ManagedChannelBuilder.forTarget(RunningPlatform.get().address(part))
                .usePlaintext()
                .build());
  }

  private static Metadata metadata(Map<String, String> headers) {
    var metadata = new Metadata();
    headers.forEach((name, value) ->
        metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return metadata;
  }

  private static Outcome outcome(Status status, Metadata trailers) {
    var full = StatusProto.fromStatusAndTrailers(status, trailers);
    return new Outcome(status.getCode(), reason(full), full.toString());
  }

  private static String reason(com.google.rpc.Status status) {
    for (var detail : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    return "";
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
