package id.karcis.edge.conformance;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A call by a gRPC client.
final class NativeCall extends ClientCall.Listener<byte[]> {
  private static final long LIMIT_SECONDS = 10;

  private final CompletableFuture<Status> end = new CompletableFuture<>();

  private NativeCall() {}

  /// How a call of this RPC ends, with an empty message.
  static Status end(URI server, String fullMethodName) throws Exception {
    return end(server, fullMethodName, new Metadata(), new byte[0]);
  }

  static Status end(URI server, String fullMethodName, Metadata metadata, byte[] message)
      throws Exception {
    var method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(fullMethodName)
            .setRequestMarshaller(EchoUpstream.BYTES)
            .setResponseMarshaller(EchoUpstream.BYTES)
            .build();
    var channel =
        NettyChannelBuilder.forAddress(server.getHost(), server.getPort()).usePlaintext().build();
    try {
      var listener = new NativeCall();
      var call = channel.newCall(method, CallOptions.DEFAULT);
      call.start(listener, metadata);
      call.request(1);
      call.sendMessage(message);
      call.halfClose();
      return listener.end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    end.complete(status);
  }
}
