package id.karcis.edge.http;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.EdgeError;
import id.karcis.edge.error.Violation;
import id.karcis.edge.grpc.CallEnd;
import id.karcis.edge.route.BadPathException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the bad end of a request into a refusal.
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private Outcomes() {}

  /// The refusal for a request that failed here.
  static EdgeError refusal(RuntimeException failure, String requestId) {
    return switch (failure) {
      case BadRequestException e -> EdgeError.badRequest(e.violations());
      case BadPathException e -> EdgeError.badRequest(List.of(new Violation("", e.why())));
      default -> {
        LOG.error("request {} failed", requestId, failure);
        yield EdgeError.internal(requestId);
      }
    };
  }

  /// The refusal for a call that did not end well.
  static EdgeError refusal(CallEnd end, String protoPackage, String requestId) {
    return switch (end) {
      case CallEnd.Answered(Status status, _) -> refusal(status, requestId);
      case CallEnd.OutOfTime() -> EdgeError.deadlineExceeded();
      case CallEnd.Unavailable(String why) -> {
        LOG.warn("request {}: {} is unavailable: {}", requestId, protoPackage, why);
        yield EdgeError.unavailable("a service that this call needs is not available");
      }
      case CallEnd.Broken(String why) -> {
        LOG.error("request {}: {} answered badly: {}", requestId, protoPackage, oneLine(why));
        yield EdgeError.internal(requestId);
      }
    };
  }

  /// What the upstream said, but for failures that the gRPC machinery there made up without
  /// details: clients decide by reason, so these get theirs here.
  private static EdgeError refusal(Status status, String requestId) {
    if (status.getDetailsCount() > 0) {
      return EdgeError.of(status);
    }
    return switch (status.getCode()) {
      case Code.UNAVAILABLE_VALUE -> named(status, EdgeError.unavailable(status.getMessage()));
      case Code.DEADLINE_EXCEEDED_VALUE -> named(status, EdgeError.deadlineExceeded());
      case Code.INTERNAL_VALUE, Code.UNKNOWN_VALUE -> named(status, EdgeError.internal(requestId));
      default -> EdgeError.of(status);
    };
  }

  private static EdgeError named(Status status, EdgeError edge) {
    Iterable<Any> details = edge.status().getDetailsList();
    String message =
        status.getMessage().isEmpty() ? edge.status().getMessage() : status.getMessage();
    return EdgeError.of(status.toBuilder().setMessage(message).addAllDetails(details).build());
  }

  /// Text that came from outside must not begin a line of the log.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
