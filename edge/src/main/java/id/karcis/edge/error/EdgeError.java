package id.karcis.edge.error;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A refusal on its way to the caller.
///
/// @param http the HTTP code
/// @param status the body
/// @param headers further headers, `Allow` for one
public record EdgeError(int http, Status status, Map<String, String> headers) {
  /// The `domain` of every `ErrorInfo`.
  static final String DOMAIN = "karcis";

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int RETRY_AFTER_SECONDS = 1;

  /// A failed call, with the HTTP code of its gRPC code.
  public static EdgeError of(Status status) {
    return new EdgeError(StatusCodes.httpOf(status.getCode()), status, Map.of());
  }

  public static EdgeError routeNotFound() {
    return of(status(Code.NOT_FOUND, "no route has this path", "ROUTE_NOT_FOUND", Map.of()));
  }

  public static EdgeError methodNotAllowed(String method, Collection<String> allowed) {
    String allow = String.join(", ", allowed);
    Status status =
        status(
            Code.UNIMPLEMENTED,
            "this path does not take " + method + " but " + allow,
            "METHOD_NOT_ALLOWED",
            Map.of("method", method, "allow", allow));
    return new EdgeError(METHOD_NOT_ALLOWED, status, Map.of("Allow", allow));
  }

  public static EdgeError bodyTooLarge(long limitBytes) {
    Status status =
        status(
            Code.RESOURCE_EXHAUSTED,
            "the body is larger than " + limitBytes + " bytes",
            "BODY_TOO_LARGE",
            Map.of("limitBytes", Long.toString(limitBytes)));
    return new EdgeError(PAYLOAD_TOO_LARGE, status, Map.of());
  }

  /// The body is compressed, and nobody here takes it apart: what a few bytes inflate to has no
  /// bound.
  public static EdgeError bodyEncoding(String encoding) {
    Status status =
        status(
            Code.UNIMPLEMENTED,
            "the body must not be encoded, but its Content-Encoding is "
                + Violation.quote(encoding),
            "BODY_ENCODING",
            Map.of("accepted", "identity"));
    return new EdgeError(UNSUPPORTED_MEDIA_TYPE, status, Map.of("Accept-Encoding", "identity"));
  }

  public static EdgeError badRequest(List<Violation> violations) {
    return invalid(StatusCodes.httpOf(Code.INVALID_ARGUMENT_VALUE), violations);
  }

  /// A request that breaks HTTP itself, with the code that HTTP has for it.
  public static EdgeError invalid(int http, List<Violation> violations) {
    var details = BadRequest.newBuilder();
    for (Violation v : violations) {
      details.addFieldViolations(
          BadRequest.FieldViolation.newBuilder()
              .setField(v.field())
              .setDescription(v.description())
              .setReason("INVALID_FIELD"));
    }
    Violation first = violations.getFirst();
    String message =
        first.field().isEmpty() ? first.description() : first.field() + ": " + first.description();
    Status status =
        status(Code.INVALID_ARGUMENT, message, "INVALID_FIELD", Map.of(), details.build());
    return new EdgeError(http, status, Map.of());
  }

  /// An upstream is away or has too much to do.
  public static EdgeError unavailable(String message) {
    return of(
        status(
            Code.UNAVAILABLE,
            message,
            "DEPENDENCY_UNAVAILABLE",
            Map.of(),
            retryAfter(RETRY_AFTER_SECONDS)));
  }

  public static EdgeError deadlineExceeded() {
    return of(
        status(Code.DEADLINE_EXCEEDED, "the call took too long", "DEADLINE_EXCEEDED", Map.of()));
  }

  /// A fault of ours, logged under the request id.
  public static EdgeError internal(String requestId) {
    return of(
        status(
            Code.INTERNAL,
            "something went wrong on our side",
            "INTERNAL_ERROR",
            Map.of("requestId", requestId)));
  }

  private static RetryInfo retryAfter(int seconds) {
    return RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(seconds)).build();
  }

  private static Status status(
      Code code, String message, String reason, Map<String, String> metadata, Message... more) {
    var info =
        ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).putAllMetadata(metadata).build();
    var status =
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message)
            .addDetails(Any.pack(info));
    for (Message detail : more) {
      status.addDetails(Any.pack(detail));
    }
    return status.build();
  }
}
