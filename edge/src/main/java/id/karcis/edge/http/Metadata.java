package id.karcis.edge.http;

import id.karcis.edge.grpc.Upstreams;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Which headers go up as metadata, and which metadata come down as headers. Everything else stays
/// where it is: cookies and hop-by-hop headers do not reach services, `grpc-*` does not reach
/// clients.
final class Metadata {
  private static final List<String> UP =
      List.of(
          "authorization",
          "idempotency-key",
          "x-admission-token",
          "traceparent",
          "tracestate",
          "accept-language",
          "if-none-match");
  private static final List<String> DOWN =
      List.of("etag", "cache-control", "content-disposition", "content-language", "last-modified");

  private Metadata() {}

  /// What goes up with a request. The caller's address is the one of its connection, whatever its
  /// headers say.
  static MultiMap up(HttpServerRequest request, String requestId) {
    MultiMap metadata = Upstreams.metadata();
    for (String name : UP) {
      copy(request, name, metadata, name);
    }
    copy(request, "user-agent", metadata, "x-user-agent");
    metadata.set("x-request-id", requestId);
    metadata.set("x-forwarded-for", request.remoteAddress().hostAddress());
    return metadata;
  }

  /// gRPC metadata are printable ASCII; a value that is not is left out.
  private static void copy(HttpServerRequest request, String from, MultiMap metadata, String to) {
    String value = request.getHeader(from);
    if (value != null && value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      metadata.set(to, value);
    }
  }

  /// What comes down with an answer, of its leading metadata and of its trailers.
  static MultiMap down(MultiMap headers, MultiMap trailers) {
    MultiMap down = Upstreams.metadata();
    for (String name : DOWN) {
      String value = headers.contains(name) ? headers.get(name) : trailers.get(name);
      if (value != null) {
        down.set(name, value);
      }
    }
    return down;
  }
}
