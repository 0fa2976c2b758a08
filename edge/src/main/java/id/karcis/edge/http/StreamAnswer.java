package id.karcis.edge.http;

import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.edge.error.EdgeError;
import id.karcis.edge.grpc.CallEnd;
import id.karcis.edge.grpc.CallListener;
import id.karcis.edge.grpc.GrpcCall;
import id.karcis.edge.grpc.Upstreams;
import id.karcis.edge.json.WireJson;
import id.karcis.edge.model.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Passes the messages of a stream on as they arrive, no faster than the client takes them. A
/// failure before the first of them is an ordinary refusal; later it is the last thing in the
/// stream.
final class StreamAnswer implements CallListener {
  private final Vertx vertx;
  private final Exchange exchange;
  private final Route route;
  private final WireJson json;
  private final StreamFormat format;
  private final long heartbeats;
  private MultiMap headers = Upstreams.metadata();
  private @Nullable GrpcCall call;
  private Runnable whenOver = () -> {};
  private boolean over;

  StreamAnswer(Vertx vertx, Exchange exchange, Route route, WireJson json, Duration heartbeat) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.route = route;
    this.json = json;
    this.format =
        route.answersRawBytes()
            ? StreamFormat.RAW
            : StreamFormat.of(exchange.request().getHeader("accept"));
    this.heartbeats = vertx.setPeriodic(heartbeat.toMillis(), _ -> beat());
  }

  /// Ties the stream to its call, and has somebody told when it is over.
  void follow(GrpcCall started, Runnable told) {
    call = started;
    if (over) {
      told.run();
    } else {
      whenOver = told;
    }
  }

  @Override
  public void headers(MultiMap metadata) {
    headers = metadata;
  }

  @Override
  public void message(byte[] message) {
    try {
      if (format == StreamFormat.RAW) {
        HttpBodyMessage body = HttpBodyMessage.parse(message);
        open(body.contentType());
        write(Buffer.buffer(body.data()));
      } else {
        byte[] text = json.print(route.rpc().getOutputType(), message);
        open(format.contentType());
        write(format.message(text));
      }
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      stop(
          Outcomes.refusal(
              new CallEnd.Broken(String.valueOf(e.getMessage())),
              route.protoPackage(),
              exchange.requestId()));
    }
  }

  @Override
  public void ended(CallEnd end) {
    if (end instanceof CallEnd.Answered answered && answered.isOk()) {
      over();
      if (exchange.isOpen()) {
        open(format.contentType());
        exchange.response().end();
      }
    } else {
      stop(Outcomes.refusal(end, route.protoPackage(), exchange.requestId()));
    }
  }

  /// Ends the stream with a refusal, and the call with it.
  void stop(EdgeError error) {
    over();
    cancelCall();
    if (!exchange.isOpen()) {
      return;
    }
    if (!exchange.response().headWritten()) {
      exchange.fail(error);
    } else if (format == StreamFormat.RAW) {
      // Only a torn connection tells the reader of bytes that the rest is missing.
      exchange.response().reset();
    } else {
      exchange.response().end(format.error(exchange.statusJson().print(error.status())));
    }
  }

  /// The client went away.
  void abandon() {
    over();
    cancelCall();
  }

  private void cancelCall() {
    if (call != null) {
      call.cancel();
    }
  }

  private void over() {
    over = true;
    vertx.cancelTimer(heartbeats);
    whenOver.run();
  }

  private void open(String contentType) {
    HttpServerResponse response = exchange.response();
    if (response.headWritten()) {
      return;
    }
    response.headers().addAll(Metadata.down(headers, Upstreams.metadata()));
    if (!contentType.isEmpty()) {
      response.putHeader("content-type", contentType);
    }
    if (!response.headers().contains("cache-control")) {
      response.putHeader("cache-control", "no-store");
    }
    response.putHeader("x-accel-buffering", "no").setChunked(true).writeHead();
  }

  private void write(Buffer bytes) {
    if (!exchange.isOpen() || exchange.isHead()) {
      return;
    }
    HttpServerResponse response = exchange.response();
    response.write(bytes);
    GrpcCall source = call;
    if (response.writeQueueFull() && source != null) {
      source.pause();
      response.drainHandler(_ -> source.resume());
    }
  }

  private void beat() {
    Buffer comment = format.heartbeat();
    if (comment != null && exchange.isOpen()) {
      open(format.contentType());
      write(comment);
    }
  }
}
