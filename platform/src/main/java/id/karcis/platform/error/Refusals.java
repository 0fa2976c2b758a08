package id.karcis.platform.error;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal.Details;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes refusals, named by intent. Each is to be thrown by the caller: `throw
/// Refusals.notFound("Event", id)`.
public final class Refusals {

  /// How long to wait where nothing better is known.
  public static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);

  /// Bytes of violations that are told. A client takes 8 KiB of trailers; a refusal that is longer
  /// reaches nobody, the call ends as UNAVAILABLE instead. Details grow by a third there.
  private static final int VIOLATION_BYTES = 3_600;

  /// Of the violations in the details, as many stand in the message too: other scripts than Latin
  /// grow by three there.
  private static final int VIOLATIONS_IN_MESSAGE = 4;

  private Refusals() {}

  /// NOT_FOUND: no such resource, or one that belongs to somebody else.
  public static Refusal notFound(String type, String id) {
    var shown = FieldViolation.abbreviate(id);
    return new Refusal(
        Code.NOT_FOUND,
        ErrorReason.RESOURCE_NOT_FOUND,
        "%s '%s' does not exist".formatted(type, shown),
        new Details(
            Map.of("type", type, "id", shown),
            List.of(),
            new ResourceReference(type, shown),
            null));
  }

  /// INVALID_ARGUMENT for one field.
  public static Refusal invalid(String field, String value, String expected) {
    return invalid(List.of(FieldViolation.of(field, value, expected)));
  }

  /// INVALID_ARGUMENT for several fields at once; at least one. All of them are told, up to what an
  /// answer can carry: some thirty.
  public static Refusal invalid(List<FieldViolation> violations) {
    return invalid(violations, "");
  }

  /// Like [#invalid(List)], with a sentence that ends the message and says what to do about them.
  public static Refusal invalid(List<FieldViolation> violations, String advice) {
    var shown =
        violations.stream()
            .limit(VIOLATIONS_IN_MESSAGE)
            .map(v -> v.field().isEmpty() ? v.description() : v.field() + ": " + v.description())
            .collect(Collectors.joining("; "));
    var more = violations.size() - VIOLATIONS_IN_MESSAGE;
    return new Refusal(
        Code.INVALID_ARGUMENT,
        ErrorReason.INVALID_FIELD,
        (more > 0 ? shown + "; and " + more + " more" : shown) + advice,
        new Details(Map.of(), fitting(violations), null, null));
  }

  /// INVALID_ARGUMENT for one field, with a reason that says more than that the field is bad.
  public static Refusal invalid(ErrorReason reason, FieldViolation violation) {
    return new Refusal(
        Code.INVALID_ARGUMENT,
        reason,
        violation.field() + ": " + violation.description(),
        new Details(Map.of(), List.of(violation), null, null));
  }

  private static List<FieldViolation> fitting(List<FieldViolation> violations) {
    var told = new ArrayList<FieldViolation>();
    var bytes = 0;
    for (var violation : violations) {
      bytes += violation.wireBytes();
      if (bytes > VIOLATION_BYTES && !told.isEmpty()) {
        break;
      }
      told.add(violation);
    }
    return told;
  }

  /// ABORTED: the resource changed since the caller read it.
  public static Refusal staleEtag(String sent, String current) {
    var shown = FieldViolation.abbreviate(sent);
    return aborted(
        ErrorReason.STALE_ETAG,
        "etag '%s' is stale, the resource is at '%s': read it again and repeat the edit"
            .formatted(shown, current),
        Map.of("etag", shown, "currentEtag", current));
  }

  /// ABORTED: somebody else was faster.
  public static Refusal aborted(ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.ABORTED, reason, message, Details.of(metadata));
  }

  /// FAILED_PRECONDITION: the state of things does not allow it.
  public static Refusal failedPrecondition(
      ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.FAILED_PRECONDITION, reason, message, Details.of(metadata));
  }

  /// ALREADY_EXISTS: the name or address is taken.
  public static Refusal alreadyExists(
      ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.ALREADY_EXISTS, reason, message, Details.of(metadata));
  }

  /// UNAUTHENTICATED: who calls is not known.
  public static Refusal unauthenticated(ErrorReason reason, String message) {
    return unauthenticated(reason, message, Map.of());
  }

  /// UNAUTHENTICATED, with the dynamic values of the message.
  public static Refusal unauthenticated(
      ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.UNAUTHENTICATED, reason, message, Details.of(metadata));
  }

  /// UNIMPLEMENTED: this installation does not offer it.
  public static Refusal unimplemented(ErrorReason reason, String message) {
    return unimplemented(reason, message, Map.of());
  }

  /// UNIMPLEMENTED, with the dynamic values of the message.
  public static Refusal unimplemented(
      ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.UNIMPLEMENTED, reason, message, Details.of(metadata));
  }

  /// PERMISSION_DENIED: who calls is known and may not.
  public static Refusal denied(ErrorReason reason, String message, Map<String, String> metadata) {
    return new Refusal(Code.PERMISSION_DENIED, reason, message, Details.of(metadata));
  }

  /// UNAVAILABLE: something this call needs is away; to be tried again in a second.
  ///
  /// @param what names it, such as `database`
  public static Refusal unavailable(String what) {
    return new Refusal(
            Code.UNAVAILABLE,
            ErrorReason.DEPENDENCY_UNAVAILABLE,
            what + " is not available at the moment",
            Details.of(Map.of("dependency", what)))
        .retryAfter(DEFAULT_RETRY);
  }

  /// RESOURCE_EXHAUSTED: too many requests; to be tried again after `delay`.
  public static Refusal tooMany(String message, Duration delay) {
    return exhausted(ErrorReason.TOO_MANY_REQUESTS, message, delay);
  }

  /// RESOURCE_EXHAUSTED: there is only so much of something; to be tried again after `delay`.
  public static Refusal exhausted(ErrorReason reason, String message, Duration delay) {
    return new Refusal(Code.RESOURCE_EXHAUSTED, reason, message, Details.NONE).retryAfter(delay);
  }

  /// RESOURCE_EXHAUSTED `BODY_TOO_LARGE`: a request message is larger than the service reads.
  public static Refusal tooLarge(long limitBytes) {
    return new Refusal(
        Code.RESOURCE_EXHAUSTED,
        ErrorReason.BODY_TOO_LARGE,
        "the request is larger than " + limitBytes + " bytes",
        Details.of(Map.of("limitBytes", Long.toString(limitBytes))));
  }

  /// DEADLINE_EXCEEDED: the call ran out of the time it was given.
  public static Refusal deadlineExceeded() {
    return new Refusal(
        Code.DEADLINE_EXCEEDED,
        ErrorReason.DEADLINE_EXCEEDED,
        "the call ran out of time; whether it took effect is not known",
        Details.NONE);
  }

  /// CANCELLED: the caller hung up, so nobody reads this.
  static Refusal cancelled() {
    return new Refusal(
        Code.CANCELLED,
        ErrorReason.ERROR_REASON_UNSPECIFIED,
        "the caller cancelled the call",
        Details.NONE);
  }

  /// INTERNAL: a fault of ours, told by request id only.
  static Refusal internal(String requestId) {
    return new Refusal(
        Code.INTERNAL,
        ErrorReason.INTERNAL_ERROR,
        "internal error; request " + requestId,
        Details.of(Map.of("requestId", requestId)));
  }
}
