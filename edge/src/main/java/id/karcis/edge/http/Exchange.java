package id.karcis.edge.http;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import id.karcis.edge.error.EdgeError;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A request and its one answer.
final class Exchange {
  private static final int FOUND = 302;
  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;
  private static final String JSON = "application/json";

  private final HttpServerRequest request;
  private final String requestId;
  private final StatusJson statusJson;

  Exchange(HttpServerRequest request, ResponseHeaders headers, StatusJson statusJson) {
    this.request = request;
    this.requestId = RequestIds.of(request.getHeader("x-request-id"));
    this.statusJson = statusJson;
    headers.apply(request.response().headers(), requestId, request.getHeader("origin"));
  }

  HttpServerRequest request() {
    return request;
  }

  HttpServerResponse response() {
    return request.response();
  }

  String requestId() {
    return requestId;
  }

  StatusJson statusJson() {
    return statusJson;
  }

  boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /// Whether there is still an answer to be given and somebody to take it.
  boolean isOpen() {
    return !response().ended() && !response().closed();
  }

  /// Lets the client know that its connection ends with the answer. In HTTP/2 a stream ends alone.
  void closeAfterwards() {
    if (request.version() != HttpVersion.HTTP_2) {
      response().putHeader("connection", "close");
    }
  }

  /// Answers with a refusal, if nothing was sent yet.
  void fail(EdgeError error) {
    if (!isOpen() || response().headWritten()) {
      return;
    }
    error.headers().forEach(response()::putHeader);
    retryAfterSeconds(error);
    response().putHeader("cache-control", "no-store");
    send(error.http(), JSON, statusJson.print(error.status()));
  }

  private void retryAfterSeconds(EdgeError error) {
    for (Any detail : error.status().getDetailsList()) {
      if (detail.is(RetryInfo.class)) {
        try {
          var delay = detail.unpack(RetryInfo.class).getRetryDelay();
          long seconds = delay.getSeconds() + (delay.getNanos() > 0 ? 1 : 0);
          response().putHeader("retry-after", Long.toString(Math.max(0, seconds)));
        } catch (InvalidProtocolBufferException e) {
          // The body shows what there is of it; a header cannot.
        }
      }
    }
  }

  /// Answers 200 with JSON, or 304 if the caller has it already.
  void reply(String contentType, byte[] body, MultiMap metadata) {
    if (!isOpen()) {
      return;
    }
    response().headers().addAll(metadata);
    String etag = metadata.get("etag");
    if (etag != null && isKnown(etag)) {
      response().setStatusCode(NOT_MODIFIED).end();
      return;
    }
    if (!metadata.contains("cache-control")) {
      response().putHeader("cache-control", "no-store");
    }
    send(OK, contentType, body);
  }

  /// Sends the client elsewhere, without a body and without a trace in caches or in the `Referer`
  /// of the next request: such locations carry secrets.
  void redirect(String location, MultiMap metadata) {
    if (isOpen()) {
      response().headers().addAll(metadata);
      response()
          .putHeader("location", location)
          .putHeader("cache-control", "no-store")
          .putHeader("referrer-policy", "no-referrer")
          .setStatusCode(FOUND)
          .end();
    }
  }

  private boolean isKnown(String etag) {
    String known = request.getHeader("if-none-match");
    boolean reads = request.method().equals(HttpMethod.GET) || isHead();
    return reads
        && known != null
        && Arrays.stream(known.split(","))
            .map(Exchange::opaque)
            .anyMatch(k -> k.equals("*") || k.equals(opaque(etag)));
  }

  /// Weak comparison (RFC 9110, 8.8.3.2), also of tags whose quotes were forgotten.
  private static String opaque(String etag) {
    String tag = etag.strip();
    tag = tag.startsWith("W/") ? tag.substring(2) : tag;
    return tag.replace("\"", "");
  }

  /// Ends the answer with a body, compressed if that is worth it.
  void send(int status, @Nullable String contentType, byte[] body) {
    response().setStatusCode(status);
    if (contentType != null && !contentType.isEmpty()) {
      response().putHeader("content-type", contentType);
    }
    byte[] sent = compressed(contentType, body);
    if (isHead()) {
      response().putHeader("content-length", Integer.toString(sent.length)).end();
    } else {
      response().end(Buffer.buffer(sent));
    }
  }

  private byte[] compressed(@Nullable String contentType, byte[] body) {
    if (contentType == null || body.length < Gzip.WORTH_BYTES || !Gzip.isWorth(contentType)) {
      return body;
    }
    response().headers().add("vary", "Accept-Encoding");
    // A strong tag names these very bytes; compressing them would make it a lie.
    if (response().headers().contains("etag")
        || !Gzip.isAccepted(request.getHeader("accept-encoding"))) {
      return body;
    }
    response().putHeader("content-encoding", "gzip");
    return Gzip.compress(body);
  }
}
