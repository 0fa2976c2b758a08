package id.karcis.edge.conformance;

import com.google.rpc.Status;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A gRPC server that takes any call, records it and follows its script, and answers health checks.
/// It has no generated code either: messages are bytes to it.
public final class EchoUpstream implements AutoCloseable {
  static final Marshaller<byte[]> BYTES = new BytesMarshaller();
  private static final String HEALTH_CHECK = "grpc.health.v1.Health/Check";

  /// A HealthCheckResponse whose status, field 1, is SERVING.
  private static final byte[] SERVING = {0x08, 0x01};

  private final Server server;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Call> cancelled = new LinkedBlockingQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private volatile Script script = Script.answering(new byte[0]);

  /// A call as it came in, with all its messages.
  public record Call(
      String method, List<byte[]> messages, Metadata metadata, @Nullable Long deadlineMillis) {
    /// The first message.
    public byte[] message() {
      return messages.getFirst();
    }

    public @Nullable String metadata(String name) {
      return metadata().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
  }

  private EchoUpstream(int port) throws IOException {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .fallbackHandlerRegistry(new AnyMethod())
            .build()
            .start();
  }

  /// Starts one on a port, or on any free one if the port is 0.
  public static EchoUpstream start(int port) {
    try {
      return new EchoUpstream(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /// Forgets what was recorded and follows a new script.
  public void play(Script next) {
    calls.clear();
    cancelled.clear();
    sent.set(0);
    received.set(0);
    script = next;
  }

  /// How many messages of the script were sent.
  public int sent() {
    return sent.get();
  }

  /// How many messages came in, also of calls that are not over.
  public int received() {
    return received.get();
  }

  /// The next call that came in, or null if none does within two seconds.
  public @Nullable Call nextCall() throws InterruptedException {
    return calls.poll(2, TimeUnit.SECONDS);
  }

  /// The call that has come in, if any; does not wait.
  public @Nullable Call lastCall() {
    return calls.poll();
  }

  /// The next call that the client gave up, or null if none is within five seconds.
  public @Nullable Call nextCancelled() throws InterruptedException {
    return cancelled.poll(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
  }

  private final class AnyMethod extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      var method =
          MethodDescriptor.<byte[], byte[]>newBuilder()
              .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(name)
              .setRequestMarshaller(BYTES)
              .setResponseMarshaller(BYTES)
              .build();
      return ServerMethodDefinition.create(
          method,
          name.equals(HEALTH_CHECK)
              ? (call, _) -> new Healthy(call)
              : (call, metadata) -> new Recorder(call, metadata));
    }
  }

  private static final class Healthy extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;

    Healthy(ServerCall<byte[], byte[]> call) {
      this.call = call;
      call.request(2);
    }

    @Override
    public void onHalfClose() {
      call.sendHeaders(new Metadata());
      call.sendMessage(SERVING);
      call.close(io.grpc.Status.OK, new Metadata());
    }
  }

  private final class Recorder extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;
    private final Metadata metadata;
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();
    private volatile @Nullable Call recorded;
    private volatile @Nullable Thread player;

    Recorder(ServerCall<byte[], byte[]> call, Metadata metadata) {
      this.call = call;
      this.metadata = metadata;
      call.request(1);
    }

    @Override
    public void onMessage(byte[] message) {
      messages.add(message);
      received.incrementAndGet();
      if (recorded == null) {
        record();
      }
      if (messages.size() < script.takes()) {
        call.request(1);
      }
    }

    private void record() {
      var deadline = io.grpc.Context.current().getDeadline();
      Long left = deadline == null ? null : deadline.timeRemaining(TimeUnit.MILLISECONDS);
      recorded = new Call(call.getMethodDescriptor().getFullMethodName(), messages, metadata, left);
      if (script.early()) {
        answer();
      }
    }

    @Override
    public void onHalfClose() {
      if (player == null) {
        answer();
      }
    }

    private void answer() {
      calls.add(Objects.requireNonNull(recorded));
      Script now = script;
      player = Thread.ofVirtual().start(() -> play(now));
    }

    @Override
    public void onCancel() {
      if (recorded != null) {
        cancelled.add(recorded);
      }
      if (player != null) {
        player.interrupt();
      }
    }

    private void play(Script now) {
      try {
        var replies = now.replies().apply(call.getMethodDescriptor().getFullMethodName());
        if (!replies.isEmpty()) {
          call.sendHeaders(headers(now));
        }
        for (byte[] reply : replies) {
          Thread.sleep(now.pause());
          while (!call.isReady()) {
            Thread.sleep(1);
          }
          call.sendMessage(reply);
          sent.incrementAndGet();
        }
        if (!now.hang()) {
          Thread.sleep(now.pause());
          end(now);
        }
      } catch (InterruptedException | IllegalStateException e) {
        // The caller went away; there is nobody left to answer.
        Thread.currentThread().interrupt();
      }
    }

    private void end(Script now) {
      Status status = now.status();
      if (status == null) {
        call.close(io.grpc.Status.OK, new Metadata());
      } else if (now.detailed()) {
        var exception = StatusProto.toStatusException(status);
        Metadata trailers = exception.getTrailers();
        call.close(exception.getStatus(), trailers == null ? new Metadata() : trailers);
      } else {
        call.close(
            io.grpc.Status.fromCodeValue(status.getCode()).withDescription(status.getMessage()),
            new Metadata());
      }
    }

    private static Metadata headers(Script now) {
      var headers = new Metadata();
      now.headers()
          .forEach((k, v) -> headers.put(Metadata.Key.of(k, Metadata.ASCII_STRING_MARSHALLER), v));
      return headers;
    }
  }

  private static final class BytesMarshaller implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
