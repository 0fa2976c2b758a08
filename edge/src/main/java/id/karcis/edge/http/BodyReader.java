package id.karcis.edge.http;

import id.karcis.edge.error.EdgeError;
import id.karcis.edge.error.Violation;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gathers the body of a request, up to a limit. A body that is too large is refused as soon as
/// that is known, and the rest of it is read and thrown away for a while, so that the client gets
/// to read the refusal.
final class BodyReader {
  private static final long MOST_DISCARDED_BYTES = 32L * 1024 * 1024;
  private static final Duration SLOWEST = Duration.ofSeconds(30);
  private static final int REQUEST_TIMEOUT = 408;

  private final Vertx vertx;
  private final int mostBytes;

  BodyReader(Vertx vertx, int mostBytes) {
    this.vertx = vertx;
    this.mostBytes = mostBytes;
  }

  /// Reads the body, then goes on with it; a body that is too large or too slow is answered here.
  void read(Exchange exchange, Consumer<byte[]> next) {
    HttpServerRequest request = exchange.request();
    EdgeError refusal = refusal(request, mostBytes, mostBytes);
    if (refusal != null) {
      refuse(exchange, refusal);
      return;
    }
    askForBody(request);
    Buffer body = Buffer.buffer();
    long timer = vertx.setTimer(SLOWEST.toMillis(), _ -> giveUp(exchange));
    request.handler(chunk -> {
      if (body.length() + chunk.length() > mostBytes) {
        vertx.cancelTimer(timer);
        refuse(exchange, EdgeError.bodyTooLarge(mostBytes));
      } else {
        body.appendBuffer(chunk);
      }
    });
    request.exceptionHandler(_ -> vertx.cancelTimer(timer));
    request.endHandler(_ -> {
      vertx.cancelTimer(timer);
      if (exchange.isOpen()) {
        next.accept(body.getBytes());
      }
    });
  }

  /// Why a body is refused before it is read, or null.
  ///
  /// @param mostBytes the most that it may be
  /// @param limitBytes what the client is told about that
  static @Nullable EdgeError refusal(HttpServerRequest request, long mostBytes, long limitBytes) {
    String encoding = String.join(", ", request.headers().getAll("content-encoding"));
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      return EdgeError.bodyEncoding(encoding);
    }
    return declaredLength(request) > mostBytes ? EdgeError.bodyTooLarge(limitBytes) : null;
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /// Lets a client send its body that waits for being asked to.
  static void askForBody(HttpServerRequest request) {
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
  }

  /// Answers at once, and throws away what still comes of the body.
  void refuse(Exchange exchange, EdgeError error) {
    exchange.fail(error);
    discard(exchange.request());
  }

  /// Throws away what still comes of the body of a request that is answered.
  void discard(HttpServerRequest request) {
    long timer = vertx.setTimer(SLOWEST.toMillis(), _ -> request.connection().close());
    long[] discarded = {0};
    request.handler(chunk -> {
      discarded[0] += chunk.length();
      if (discarded[0] > MOST_DISCARDED_BYTES) {
        request.connection().close();
      }
    });
    request.exceptionHandler(_ -> vertx.cancelTimer(timer));
    request.endHandler(_ -> vertx.cancelTimer(timer));
    request.resume();
  }

  private static void giveUp(Exchange exchange) {
    exchange.closeAfterwards();
    exchange.fail(tooSlow());
  }

  static EdgeError tooSlow() {
    return EdgeError.invalid(
        REQUEST_TIMEOUT, List.of(new Violation("", "the body took too long to arrive")));
  }
}
