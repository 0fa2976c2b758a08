package id.karcis.platform.error;

import id.karcis.api.type.v1.ErrorReason;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that is answered with "no": expected, told to the caller, never logged as a fault. Thrown
/// from anywhere below a handler and turned into a status in one place. Make one with [Refusals].
/// Carries no stack trace.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Status.Code code;
  private final ErrorReason reason;
  private final transient Details details;

  /// What the refusal tells beside code, reason and message.
  record Details(
      Map<String, String> metadata,
      List<FieldViolation> violations,
      @Nullable ResourceReference resource,
      @Nullable Duration retryAfter) {

    static final Details NONE = new Details(Map.of(), List.of(), null, null);

    Details {
      metadata = Map.copyOf(metadata);
      violations = List.copyOf(violations);
    }

    static Details of(Map<String, String> metadata) {
      return new Details(metadata, List.of(), null, null);
    }
  }

  Refusal(Status.Code code, ErrorReason reason, String message, Details details) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /// Returns the same refusal that also says when asking again makes sense.
  public Refusal retryAfter(Duration delay) {
    return new Refusal(
        code,
        reason,
        message(),
        new Details(details.metadata, details.violations, details.resource, delay));
  }

  /// Returns the text for developers; safe to show.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// Returns the gRPC code.
  public Status.Code code() {
    return code;
  }

  /// Returns the reason clients decide by.
  public ErrorReason reason() {
    return reason;
  }

  /// Returns every dynamic value of the message by name.
  public Map<String, String> metadata() {
    return details.metadata;
  }

  /// Returns the bad fields; empty unless the request was malformed.
  public List<FieldViolation> violations() {
    return details.violations;
  }

  /// Returns which resource is meant, if one is.
  public @Nullable ResourceReference resource() {
    return details.resource;
  }

  /// Returns how long to wait before asking again, if waiting helps.
  public @Nullable Duration retryAfter() {
    return details.retryAfter;
  }
}
