package id.karcis.user.google.issuer;

import java.time.Duration;

/// Remembers for a moment that an issuer does not answer, so that a crowd is told at once instead
/// of waiting for a deadline each. Thread-safe.
final class IssuerHealth {

  /// Failures in a row after which nobody asks for a while.
  static final int FAILURES = 3;

  /// How long nobody asks.
  static final Duration PAUSE = Duration.ofSeconds(2);

  private int failures;
  private long closedUntilNanos;

  synchronized boolean isPaused(long nowNanos) {
    return failures >= FAILURES && closedUntilNanos - nowNanos > 0;
  }

  synchronized void failed(long nowNanos) {
    failures++;
    closedUntilNanos = nowNanos + PAUSE.toNanos();
  }

  synchronized void answered() {
    failures = 0;
  }
}
