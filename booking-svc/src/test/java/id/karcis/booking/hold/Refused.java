package id.karcis.booking.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What a client sees of a refusal.
public final class Refused {

  private Refused() {}

  /// The refusal that the call must end in.
  public static Refusal by(ThrowingCallable call, Status.Code code, ErrorReason reason) {
    var failure = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(failure).as("the call should be refused").isNotNull();
    var refusal = of(failure);
    assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
    assertThat(refusal.code()).isEqualTo(code);
    return refusal;
  }

  /// The refusal behind a failed call.
  public static Refusal of(StatusRuntimeException failure) {
    var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    return StatusProtos.fromProto(status);
  }
}
