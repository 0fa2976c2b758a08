package id.karcis.edge.http;

import id.karcis.edge.grpc.Upstreams;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which headers go up as metadata, and which metadata come down as headers. Everything else stays
/// where it is: no cookie but the one of the sign-in, no token between services and no address that
/// a client made up reaches a service, no `grpc-*` reaches a client.
final class Metadata {
  private static final List<String> UP =
      List.of(
          "authorization",
          "idempotency-key",
          "x-admission-token",
          "traceparent",
          "tracestate",
          "accept-language",
          "if-none-match",
          "stripe-signature",
          "karcis-signature");
  private static final List<String> DOWN =
      List.of("etag", "cache-control", "content-disposition", "content-language", "last-modified");

  private Metadata() {}

  /// What goes up with a request.
  ///
  /// @param client the address that the request comes from, as the edge sees it
  static MultiMap up(HttpServerRequest request, String requestId, String client) {
    MultiMap metadata = Upstreams.metadata();
    for (String name : UP) {
      copy(request, name, metadata, name);
    }
    copy(request, "user-agent", metadata, "x-user-agent");
    metadata.set("x-request-id", requestId);
    metadata.set("x-forwarded-for", client);
    String binding = SignInCookie.in(request.headers().getAll("cookie"));
    if (binding != null) {
      metadata.set("x-sign-in-binding", binding);
    }
    return metadata;
  }

  /// gRPC metadata are printable ASCII; a value that is not is left out.
  private static void copy(HttpServerRequest request, String from, MultiMap metadata, String to) {
    String value = request.getHeader(from);
    if (value != null && value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      metadata.set(to, value);
    }
  }

  /// Where the upstream wants the client to go instead of reading an answer, or null.
  static @Nullable String location(MultiMap headers) {
    return headers.get("location");
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
    down.add("set-cookie", headers.getAll("set-cookie"));
    return down;
  }
}
