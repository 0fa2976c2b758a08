package id.karcis.platform.error;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.request.RequestContext;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/// Decides what a failure means to the caller. The only place where a failure becomes a status.
///
/// A [Refusal] stays what it is. A neighbour, database or cache that is away is UNAVAILABLE, or
/// DEADLINE_EXCEEDED when the call's own time is over. An edit that lost against another is
/// ABORTED. Everything else is a fault of ours: logged once, answered INTERNAL with the request id
/// and nothing else.
public final class GrpcErrors {

  private static final Logger log = LoggerFactory.getLogger(GrpcErrors.class);

  private GrpcErrors() {}

  /// Turns any failure of the call that `context` belongs to into a refusal.
  public static Refusal toRefusal(Throwable failure, Context context) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case StatusRuntimeException downstream ->
          ofDownstream(downstream.getStatus(), failure, context);
      case StatusException downstream -> ofDownstream(downstream.getStatus(), failure, context);
      case OptimisticLockingFailureException _ -> lostEdit();
      default -> ofOther(failure, context);
    };
  }

  private static Refusal ofDownstream(Status status, Throwable failure, Context context) {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
          outage("a neighbouring service", failure, context);
      case CANCELLED -> context.isCancelled() ? ended(context) : fault(failure, context);
      default -> fault(failure, context);
    };
  }

  private static Refusal ofOther(Throwable failure, Context context) {
    var dependency = Outages.dependency(failure);
    return dependency == null ? fault(failure, context) : outage(dependency, failure, context);
  }

  private static Refusal outage(String dependency, Throwable failure, Context context) {
    if (isOver(context)) {
      return ended(context);
    }
    log.warn(
        "{} is away for request {}: {}",
        dependency,
        RequestContext.in(context).requestId(),
        rootMessage(failure));
    return Refusals.unavailable(dependency);
  }

  private static boolean isOver(Context context) {
    var deadline = context.getDeadline();
    return context.isCancelled() || (deadline != null && deadline.isExpired());
  }

  private static Refusal ended(Context context) {
    var deadline = context.getDeadline();
    return deadline != null && deadline.isExpired()
        ? Refusals.deadlineExceeded()
        : Refusals.cancelled();
  }

  private static Refusal lostEdit() {
    return Refusals.aborted(
        ErrorReason.STALE_ETAG,
        "the resource was changed at the same moment: read it again and repeat the edit",
        Map.of());
  }

  private static Refusal fault(Throwable failure, Context context) {
    var requestId = RequestContext.in(context).requestId();
    log.error("request {} failed unexpectedly", requestId, failure);
    return Refusals.internal(requestId);
  }

  // A cause that is its own is the same object, not an equal one.
  @SuppressWarnings("ReferenceEquality")
  private static String rootMessage(Throwable failure) {
    var root = failure;
    for (var cause = root.getCause(); cause != null && cause != root; cause = root.getCause()) {
      root = cause;
    }
    return FieldViolation.abbreviate(root.getClass().getSimpleName() + " " + root.getMessage());
  }
}
