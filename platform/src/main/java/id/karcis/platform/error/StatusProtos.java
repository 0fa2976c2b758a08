package id.karcis.platform.error;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal.Details;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Translates a [Refusal] to `google.rpc.Status` and back, without loss.
public final class StatusProtos {

  /// The `domain` of every ErrorInfo.
  public static final String DOMAIN = "karcis";

  private StatusProtos() {}

  /// Writes a refusal as status: ErrorInfo first, then what else it tells.
  public static Status toProto(Refusal refusal) {
    var status = Status.newBuilder().setCode(refusal.code().value()).setMessage(refusal.message());
    if (refusal.reason() != ErrorReason.ERROR_REASON_UNSPECIFIED) {
      status.addDetails(Any.pack(errorInfo(refusal)));
    }
    if (!refusal.violations().isEmpty()) {
      status.addDetails(Any.pack(badRequest(refusal.violations())));
    }
    var resource = refusal.resource();
    if (resource != null) {
      status.addDetails(Any.pack(resourceInfo(resource, refusal.message())));
    }
    var delay = refusal.retryAfter();
    if (delay != null) {
      status.addDetails(
          Any.pack(
              RetryInfo.newBuilder().setRetryDelay(Durations.fromNanos(delay.toNanos())).build()));
    }
    return status.build();
  }

  /// Wraps a refusal's status for gRPC.
  public static StatusRuntimeException toException(Refusal refusal) {
    return StatusProto.toStatusRuntimeException(toProto(refusal));
  }

  private static ErrorInfo errorInfo(Refusal refusal) {
    return ErrorInfo.newBuilder()
        .setReason(refusal.reason().name())
        .setDomain(DOMAIN)
        .putAllMetadata(refusal.metadata())
        .build();
  }

  private static BadRequest badRequest(List<FieldViolation> violations) {
    var request = BadRequest.newBuilder();
    for (var violation : violations) {
      request
          .addFieldViolationsBuilder()
          .setField(violation.field())
          .setReason(violation.reason())
          .setDescription(violation.description());
    }
    return request.build();
  }

  private static ResourceInfo resourceInfo(ResourceReference resource, String message) {
    return ResourceInfo.newBuilder()
        .setResourceType(resource.type())
        .setResourceName(resource.id())
        .setDescription(message)
        .build();
  }

  /// Reads a status that [#toProto] wrote.
  ///
  /// @throws IllegalArgumentException if it was not written by [#toProto]
  public static Refusal fromProto(Status status) {
    try {
      var info = detail(status, ErrorInfo.class);
      var reason =
          info == null
              ? ErrorReason.ERROR_REASON_UNSPECIFIED
              : ErrorReason.valueOf(info.getReason());
      Map<String, String> metadata = info == null ? Map.of() : info.getMetadataMap();
      var details = new Details(metadata, violations(status), resource(status), retryAfter(status));
      var code = io.grpc.Status.fromCodeValue(status.getCode()).getCode();
      return new Refusal(code, reason, status.getMessage(), details);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("status with a malformed detail", e);
    }
  }

  private static List<FieldViolation> violations(Status status)
      throws InvalidProtocolBufferException {
    var request = detail(status, BadRequest.class);
    return request == null
        ? List.of()
        : request.getFieldViolationsList().stream()
            .map(v -> new FieldViolation(v.getField(), v.getReason(), v.getDescription()))
            .toList();
  }

  private static @Nullable ResourceReference resource(Status status)
      throws InvalidProtocolBufferException {
    var info = detail(status, ResourceInfo.class);
    return info == null
        ? null
        : new ResourceReference(info.getResourceType(), info.getResourceName());
  }

  private static @Nullable Duration retryAfter(Status status)
      throws InvalidProtocolBufferException {
    var info = detail(status, RetryInfo.class);
    return info == null ? null : Duration.ofNanos(Durations.toNanos(info.getRetryDelay()));
  }

  private static <M extends com.google.protobuf.Message> @Nullable M detail(
      Status status, Class<M> type) throws InvalidProtocolBufferException {
    for (var any : status.getDetailsList()) {
      if (any.is(type)) {
        return any.unpack(type);
      }
    }
    return null;
  }
}
