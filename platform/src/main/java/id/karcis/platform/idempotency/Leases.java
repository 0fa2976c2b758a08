package id.karcis.platform.idempotency;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long a try has its turn.
final class Leases {

  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration MARGIN = Duration.ofSeconds(5);
  private static final Duration LONGEST_HINT = Duration.ofSeconds(2);

  private Leases() {}

  /// Returns a lease that outlasts the deadline of the current call.
  static Duration forCurrentCall() {
    var deadline = Context.current().getDeadline();
    if (deadline == null) {
      return SHORTEST;
    }
    var left = Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS)).plus(MARGIN);
    return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
  }

  /// Returns when to ask again: most work is done long before its lease ends.
  static Duration worthWaiting(long leaseMillis) {
    return Duration.ofMillis(Math.clamp(leaseMillis, 100, LONGEST_HINT.toMillis()));
  }
}
