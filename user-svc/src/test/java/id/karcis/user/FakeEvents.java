package id.karcis.user;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.EventServiceGrpc.EventServiceImplBase;
import id.karcis.api.booking.v1.GetEventRequest;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The events of booking-svc, behind a real gRPC server that can be stopped, started again, and
/// made to hang. Knows no drafts: to nobody in particular booking-svc does not tell them.
public final class FakeEvents extends EventServiceImplBase {

  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger callsWithToken = new AtomicInteger();
  private volatile boolean silent;
  private int port;
  private @Nullable Server server;

  FakeEvents() {
    start();
  }

  public synchronized void start() {
    try {
      server =
          Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
              .addService(this)
              .addService(FakePersonalData.ofBooking())
              .intercept(new TokenWatch())
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void stop() throws InterruptedException {
    if (server != null) {
      server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  /// Lets calls wait for ever, or answers them again.
  public void silent(boolean nowSilent) {
    silent = nowSilent;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  public UUID add() {
    var id = UUID.randomUUID();
    events.add(id.toString());
    return id;
  }

  public void remove(UUID id) {
    events.remove(id.toString());
  }

  public Map<String, Integer> counted() {
    return Map.of("calls", calls.get(), "callsWithToken", callsWithToken.get());
  }

  @Override
  public void getEvent(GetEventRequest request, StreamObserver<Event> responses) {
    calls.incrementAndGet();
    if (silent) {
      return;
    }
    if (!events.contains(request.getId())) {
      responses.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    responses.onNext(Event.newBuilder().setId(request.getId()).build());
    responses.onCompleted();
  }

  private final class TokenWatch implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      if (headers.containsKey(AUTHORIZATION)) {
        callsWithToken.incrementAndGet();
      }
      return next.startCall(call, headers);
    }
  }
}
