package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final int ABORTED = 10;
  private static final int RESOURCE_EXHAUSTED = 8;

  @Test
  void isTheSameWhicheverWayItCame() {
    var status =
        Status.newBuilder()
            .setCode(ABORTED)
            .addDetails(Any.pack(ErrorInfo.newBuilder().setReason("SEAT_UNAVAILABLE").build()))
            .build();
    var body =
        """
        {"code": 10, "message": "taken", "details": [{"@type": "t", "reason": "SEAT_UNAVAILABLE"}]}
        """;

    var grpc = Failure.of(StatusProto.toStatusRuntimeException(status));
    var rest = Failure.ofHttp(409, body);

    assertThat(grpc.kind()).isEqualTo("ABORTED SEAT_UNAVAILABLE").isEqualTo(rest.kind());
    assertThat(grpc.conflict()).isTrue();
    assertThat(rest.conflict()).isTrue();
  }

  @Test
  void knowsTheRateLimitFromOtherRefusals() {
    var told = ErrorInfo.newBuilder().setReason("TOO_MANY_REQUESTS").build();
    var refused =
        StatusProto.toStatusRuntimeException(
            Status.newBuilder().setCode(RESOURCE_EXHAUSTED).addDetails(Any.pack(told)).build());

    assertThat(Failure.isLimited(refused)).isTrue();
    assertThat(Failure.isLimited(Failure.of(refused))).isTrue();
    assertThat(Failure.isLimited(Failure.ofHttp(500, ""))).isFalse();
    assertThat(Failure.isLimited(new IllegalStateException())).isFalse();
  }

  @Test
  void takesAnyBody() {
    var bad = Failure.ofHttp(502, "<html>");

    assertThat(bad.kind()).isEqualTo("HTTP 502");
    assertThat(bad.serverError()).isTrue();
    assertThat(Failure.ofHttp(500, "").kind()).isEqualTo("HTTP 500");
    assertThat(Failure.ofHttp(500, "{}").kind()).isEqualTo("HTTP 500");
  }
}
