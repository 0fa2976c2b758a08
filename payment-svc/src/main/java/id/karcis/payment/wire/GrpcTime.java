package id.karcis.payment.wire;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time that the current call has.
final class GrpcTime {

  /// For a call without a deadline; the platform gives one to every call from outside.
  private static final Duration UNLIMITED = Duration.ofSeconds(10);

  private GrpcTime() {}

  /// Returns how long the caller will still wait; zero if no more.
  static Duration left() {
    var deadline = Context.current().getDeadline();
    return deadline == null
        ? UNLIMITED
        : Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
  }
}
