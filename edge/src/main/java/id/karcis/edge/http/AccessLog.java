package id.karcis.edge.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line of JSON for each request: no query, no headers but the request id.
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("id.karcis.edge.access");

  private AccessLog() {}

  static void follow(HttpServerRequest request, String client) {
    long start = System.nanoTime();
    request.response().endHandler(_ -> LOG.info(line(request, client, start)));
  }

  private static String line(HttpServerRequest request, String client, long start) {
    return new JsonObject()
        .put("method", request.method().name())
        .put("path", request.path())
        .put("status", request.response().getStatusCode())
        .put("bytes", request.response().bytesWritten())
        .put("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start))
        .put("client", client)
        .put("requestId", request.response().headers().get("x-request-id"))
        .encode();
  }
}
