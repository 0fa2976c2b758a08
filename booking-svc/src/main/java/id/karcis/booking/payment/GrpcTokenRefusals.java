package id.karcis.booking.payment;

import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;

/// What a buyer is told of a token that payment-svc does not take.
final class GrpcTokenRefusals {

  private static final String TOKEN = "token";

  /// What stands before the refused value in a [FieldViolation].
  private static final String VALUE = ", got '";

  private GrpcTokenRefusals() {}

  /// Says what payment-svc expects, without the token itself, for it is worth money.
  static Refusal of(StatusRuntimeException e, String method) {
    var expected = expected(e).orElse("expected a token of method " + method);
    return Refusals.invalid(List.of(new FieldViolation(TOKEN, "INVALID", expected)));
  }

  private static Optional<String> expected(StatusRuntimeException e) {
    return Optional.ofNullable(StatusProto.fromThrowable(e))
        .map(StatusProtos::fromProto)
        .map(Refusal::violations)
        .orElse(List.of())
        .stream()
        .filter(violation -> violation.field().equals(TOKEN))
        .map(FieldViolation::description)
        .filter(description -> description.contains(VALUE))
        .map(description -> description.substring(0, description.indexOf(VALUE)))
        .findFirst();
  }
}
