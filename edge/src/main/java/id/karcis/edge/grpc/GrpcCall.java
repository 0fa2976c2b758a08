package id.karcis.edge.grpc;

import com.google.rpc.Status;
import id.karcis.edge.error.StatusCodes;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call upstream. Lives on one event loop. Whatever happens, its listener hears of the end
/// exactly once, unless [#cancel()] came first.
public final class GrpcCall {
  private static final int OK = 200;
  private static final long CANCEL = 8;

  private final Vertx vertx;
  private final CallSpec spec;
  private final CallListener listener;
  private final Frames frames;
  private final long deadlineNanos;
  private final long timer;
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private boolean asked;
  private boolean over;

  private GrpcCall(Vertx vertx, CallSpec spec, int mostBytes, CallListener listener) {
    this.vertx = vertx;
    this.spec = spec;
    this.listener = listener;
    this.frames = new Frames(mostBytes);
    this.deadlineNanos = System.nanoTime() + spec.deadline().toNanos();
    this.timer = vertx.setTimer(spec.deadline().toMillis(), _ -> abort(new CallEnd.OutOfTime()));
  }

  static GrpcCall start(
      Vertx vertx,
      HttpClient client,
      RequestOptions target,
      CallSpec spec,
      int mostBytes,
      CallListener listener) {
    var call = new GrpcCall(vertx, spec, mostBytes, listener);
    client
        .request(target)
        .onSuccess(call::send)
        .onFailure(e -> call.finish(new CallEnd.Unavailable(Failures.describe(e))));
    return call;
  }

  /// Ends the call upstream; the listener hears nothing more.
  public void cancel() {
    if (!over) {
      close();
      reset();
    }
  }

  /// Stops the flow of messages until [#resume()].
  public void pause() {
    if (response != null) {
      response.pause();
    }
  }

  public void resume() {
    if (response != null) {
      response.resume();
    }
  }

  private void send(HttpClientRequest ready) {
    request = ready;
    if (over) {
      reset();
      return;
    }
    ready.headers().addAll(spec.metadata());
    ready.putHeader("content-type", "application/grpc");
    ready.putHeader("te", "trailers");
    ready.putHeader("grpc-timeout", remainingMillis() + "m");
    ready.exceptionHandler(this::broke);
    ready.response().onSuccess(this::receive).onFailure(this::broke);
    spec.request().begin(new Sink(ready));
  }

  private final class Sink implements MessageSink {
    private final HttpClientRequest stream;

    Sink(HttpClientRequest stream) {
      this.stream = stream;
    }

    @Override
    public void write(byte[] message) {
      if (!over) {
        stream.write(Frames.wrap(message));
      }
    }

    @Override
    public void last(byte[] message) {
      if (!over) {
        asked = true;
        stream.end(Frames.wrap(message));
      }
    }

    @Override
    public boolean isFull() {
      return !over && stream.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable told) {
      stream.drainHandler(_ -> told.run());
    }
  }

  /// Rounded up, so that the upstream never gives up before the deadline.
  private long remainingMillis() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()) + 1);
  }

  private void receive(HttpClientResponse head) {
    if (over) {
      return;
    }
    response = head;
    head.exceptionHandler(this::broke);
    head.endHandler(_ -> end(head));
    if (isGrpc(head)) {
      head.handler(this::read);
      listener.headers(head.headers());
    }
  }

  private static boolean isGrpc(HttpClientResponse head) {
    String type = head.getHeader("content-type");
    return head.statusCode() == OK && type != null && type.startsWith("application/grpc");
  }

  private void read(Buffer chunk) {
    try {
      frames.read(chunk, this::deliver);
    } catch (Frames.BrokenFrameException e) {
      abort(new CallEnd.Broken(e.why()));
    }
  }

  private void deliver(byte[] message) {
    if (!over) {
      listener.message(message);
    }
  }

  private void end(HttpClientResponse head) {
    Status status = GrpcStatusReader.read(head.trailers());
    MultiMap trailers = status == null ? head.headers() : head.trailers();
    if (status == null) {
      status = GrpcStatusReader.read(head.headers());
    }
    if (status != null) {
      boolean torn = status.getCode() == 0 && frames.isTorn();
      finish(
          torn
              ? new CallEnd.Broken("the upstream stopped inside a message")
              : new CallEnd.Answered(status, trailers));
    } else if (isGrpc(head)) {
      finish(new CallEnd.Broken("the upstream sent no status"));
    } else {
      int code = StatusCodes.grpcOf(head.statusCode()).getNumber();
      finish(
          new CallEnd.Answered(
              Status.newBuilder().setCode(code).build(), MultiMap.caseInsensitiveMultiMap()));
    }
  }

  /// The upstream counts the same deadline, and its reset may be here before our timer's turn.
  private void broke(Throwable failure) {
    boolean late = System.nanoTime() - deadlineNanos >= 0;
    finish(late ? new CallEnd.OutOfTime() : new CallEnd.Unavailable(Failures.describe(failure)));
  }

  private void abort(CallEnd end) {
    finish(end);
    reset();
  }

  private void finish(CallEnd end) {
    if (over) {
      return;
    }
    close();
    if (!asked) {
      // The upstream has answered and wants no more of the request.
      reset();
    }
    listener.ended(end);
  }

  private void close() {
    over = true;
    vertx.cancelTimer(timer);
  }

  private void reset() {
    if (request != null) {
      request.reset(CANCEL);
    }
  }
}
