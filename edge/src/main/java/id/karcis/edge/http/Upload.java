package id.karcis.edge.http;

import id.karcis.edge.bind.FileMessages;
import id.karcis.edge.error.EdgeError;
import id.karcis.edge.grpc.CallEnd;
import id.karcis.edge.grpc.CallListener;
import id.karcis.edge.grpc.GrpcCall;
import id.karcis.edge.grpc.MessageSink;
import id.karcis.edge.grpc.RequestMessages;
import id.karcis.edge.model.FieldPath;
import id.karcis.edge.model.Route;
import id.karcis.edge.upload.FileReader;
import id.karcis.edge.upload.FileSink;
import id.karcis.edge.upload.FormReader;
import id.karcis.edge.upload.RawReader;
import id.karcis.edge.upload.TextField;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes a file on while it arrives, no faster than the upstream takes it, and holds little more
/// than one message of it. The call upstream begins when there is a first message to send; whatever
/// goes wrong later ends it, so that the upstream never takes a part for the whole.
final class Upload implements FileSink, CallListener {
  /// What a form may need around the file: headers, boundaries, texts.
  private static final int ENVELOPE_BYTES = 64 * 1024;

  private final Vertx vertx;
  private final Exchange exchange;
  private final HttpServerRequest request;
  private final BodyReader bodies;
  private final Limits limits;
  private final Binder binder;
  private final Caller caller;
  private final CallListener answer;
  private long bodyBytes;
  private long fileBytes;
  private long timer;
  private boolean bodyRead;
  private boolean called;
  private boolean over;
  private @Nullable FileReader reader;
  private @Nullable FilePump pump;
  private @Nullable GrpcCall call;

  /// @param mostBytes the largest file
  /// @param longest how long the body may take to arrive
  record Limits(int mostBytes, Duration longest) {}

  /// Makes the messages, once everything but the bytes of the file is known.
  interface Binder {
    FileMessages bind(@Nullable String contentType, List<TextField> fields);
  }

  /// Makes the call.
  interface Caller {
    GrpcCall call(RequestMessages messages, CallListener listener);
  }

  Upload(
      Vertx vertx,
      Exchange exchange,
      BodyReader bodies,
      Limits limits,
      Binder binder,
      Caller caller,
      CallListener answer) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.request = exchange.request();
    this.bodies = bodies;
    this.limits = limits;
    this.binder = binder;
    this.caller = caller;
    this.answer = answer;
  }

  void start(Route route) {
    String contentType = request.getHeader("content-type");
    boolean form = contentType != null && FormReader.reads(contentType);
    long most = (long) limits.mostBytes() + (form ? ENVELOPE_BYTES : 0);
    EdgeError refusal = BodyReader.refusal(request, most, limits.mostBytes());
    if (refusal != null) {
      bodies.refuse(exchange, refusal);
      return;
    }
    timer = vertx.setTimer(limits.longest().toMillis(), _ -> giveUp());
    request.handler(some -> guarded(() -> take(some, most)));
    request.exceptionHandler(_ -> abandon());
    request.endHandler(_ -> guarded(this::bodyEnded));
    guarded(() -> {
      binder.bind(null, List.of());
      reader = reader(contentType, route);
      BodyReader.askForBody(request);
    });
  }

  private FileReader reader(@Nullable String contentType, Route route) {
    if (contentType == null || !FormReader.reads(contentType)) {
      return new RawReader(contentType, this);
    }
    var type = route.rpc().getInputType();
    return new FormReader(
        contentType, route.file().getJsonName(), name -> FieldPath.find(type, name) != null, this);
  }

  private void take(Buffer some, long most) {
    bodyBytes += some.length();
    if (over || reader == null) {
      return;
    }
    if (bodyBytes > most) {
      fail(EdgeError.bodyTooLarge(limits.mostBytes()));
      return;
    }
    reader.read(some.getBytes());
    pump();
  }

  private void bodyEnded() {
    bodyRead = true;
    if (over || reader == null) {
      return;
    }
    vertx.cancelTimer(timer);
    reader.end();
    pump();
  }

  @Override
  public void begins(@Nullable String contentType, List<TextField> fields) {
    pump = new FilePump(binder.bind(contentType, fields), this::goOn);
  }

  @Override
  public void bytes(byte[] some) {
    fileBytes += some.length;
    if (fileBytes > limits.mostBytes()) {
      fail(EdgeError.bodyTooLarge(limits.mostBytes()));
    } else if (pump != null) {
      pump.add(some);
    }
  }

  /// Sends what there is to send, and takes more from the client only if that went through.
  private void pump() {
    FilePump to = pump;
    if (over || to == null || !to.hasMessage(bodyRead)) {
      return;
    }
    if (!called) {
      called = true;
      call = caller.call(this::begin, this);
    }
    // The call may be over already.
    to.send(bodyRead);
    if (!over && !bodyRead && !to.takesMore()) {
      request.pause();
    }
  }

  private void begin(MessageSink upstream) {
    if (pump != null) {
      pump.connect(upstream);
      goOn();
    }
  }

  private void goOn() {
    guarded(this::pump);
    if (!over && !bodyRead && pump != null && pump.takesMore()) {
      request.resume();
    }
  }

  @Override
  public void headers(MultiMap metadata) {
    answer.headers(metadata);
  }

  @Override
  public void message(byte[] message) {
    answer.message(message);
  }

  /// The upstream may answer before it has seen the whole file; it is then not asked to see more.
  @Override
  public void ended(CallEnd end) {
    if (stop()) {
      answer.ended(end);
      discardRest();
    }
  }

  /// The client went away.
  void abandon() {
    if (stop()) {
      cancelCall();
    }
  }

  private void giveUp() {
    boolean upstreamIsSlow = called && pump != null && !pump.takesMore();
    exchange.closeAfterwards();
    fail(upstreamIsSlow ? EdgeError.deadlineExceeded() : BodyReader.tooSlow());
  }

  private void fail(EdgeError error) {
    if (stop()) {
      cancelCall();
      exchange.fail(error);
      discardRest();
    }
  }

  private boolean stop() {
    if (over) {
      return false;
    }
    over = true;
    vertx.cancelTimer(timer);
    reader = null;
    pump = null;
    return true;
  }

  private void discardRest() {
    if (!bodyRead) {
      bodies.discard(request);
    }
  }

  private void cancelCall() {
    if (call != null) {
      call.cancel();
    }
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fail(Outcomes.refusal(e, exchange.requestId()));
    }
  }
}
