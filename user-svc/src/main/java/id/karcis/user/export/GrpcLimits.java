package id.karcis.user.export;

import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long and how large an answer of a neighbour may be.
final class GrpcLimits {

  /// Two of them fit into the ten seconds of a call.
  private static final Duration DEADLINE = Duration.ofSeconds(4);

  /// As much as the edge takes from us in all.
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private GrpcLimits() {}

  static <S extends AbstractStub<S>> S on(S stub) {
    return stub.withMaxInboundMessageSize(MAX_BYTES);
  }

  static <S extends AbstractStub<S>> S now(S stub) {
    return stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
