package id.karcis.edge.http;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Headers that every answer carries: request id, what browsers must not do, and CORS for origins
/// that may.
final class ResponseHeaders {
  private final Set<String> corsOrigins;

  ResponseHeaders(Set<String> corsOrigins) {
    this.corsOrigins = corsOrigins;
  }

  void apply(MultiMap headers, String requestId, @Nullable String origin) {
    headers.set("x-request-id", requestId);
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    if (!corsOrigins.isEmpty()) {
      headers.add("vary", "Origin");
    }
    if (allows(origin)) {
      headers.set("access-control-allow-origin", origin);
      headers.set(
          "access-control-expose-headers",
          "etag, retry-after, x-request-id, content-disposition, allow");
    }
  }

  /// Whether pages of this origin may call the API.
  boolean allows(@Nullable String origin) {
    return origin != null && corsOrigins.contains(origin);
  }

  /// Answers a preflight for a path with these methods.
  void applyPreflight(MultiMap headers, Set<String> methods) {
    headers.set("access-control-allow-methods", String.join(", ", methods));
    headers.set(
        "access-control-allow-headers",
        "authorization, content-type, idempotency-key, if-none-match, x-admission-token, x-request-id,"
            + " traceparent, tracestate");
    headers.set("access-control-max-age", "600");
  }
}
