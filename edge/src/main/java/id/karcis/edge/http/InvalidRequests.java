package id.karcis.edge.http;

import id.karcis.edge.error.EdgeError;
import id.karcis.edge.error.Violation;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// What to say to a request that is not HTTP as it should be.
final class InvalidRequests {
  private static final int BAD_REQUEST = 400;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;

  private InvalidRequests() {}

  /// Whether the body is framed by anything else than one length or plain chunks. Another server on
  /// the way might see its end elsewhere and take the rest for a request (RFC 9112, 11.2).
  static boolean endsInDoubt(HttpServerRequest request) {
    String codings = String.join(",", request.headers().getAll("transfer-encoding"));
    return !codings.isEmpty() && !codings.equalsIgnoreCase("chunked");
  }

  static EdgeError refusal(HttpServerRequest request) {
    if (endsInDoubt(request)) {
      return refusal(BAD_REQUEST, "the only Transfer-Encoding is chunked");
    }
    return switch (request.decoderResult().cause()) {
      case TooLongHttpLineException _ -> refusal(URI_TOO_LONG, "the URL is too long");
      case TooLongHttpHeaderException _ -> refusal(HEADERS_TOO_LARGE, "the headers are too large");
      case null, default -> refusal(BAD_REQUEST, "the request is not HTTP/1.1");
    };
  }

  private static EdgeError refusal(int code, String why) {
    return EdgeError.invalid(code, List.of(new Violation("", why)));
  }
}
