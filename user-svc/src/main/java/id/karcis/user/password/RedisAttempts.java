package id.karcis.user.password;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Redis, and after a failure leaves it alone for a while, so that nobody waits for it.
/// Thread-safe.
final class RedisAttempts {

  private static final Logger log = LoggerFactory.getLogger(RedisAttempts.class);

  static final Duration PAUSE = Duration.ofSeconds(2);

  private final LongSupplier nanos;
  private volatile boolean away;
  private volatile long failedAt;

  /// @param nanos a clock such as [System#nanoTime]
  RedisAttempts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Does `work` unless Redis has just been away; it may be away now.
  void attempt(Runnable work) {
    if (away && nanos.getAsLong() - failedAt < PAUSE.toNanos()) {
      return;
    }
    try {
      work.run();
      away = false;
    } catch (RedisException e) {
      if (!away) {
        log.warn(
            "Redis is away, wrong passwords are counted by this instance: {}",
            e.getClass().getSimpleName());
      }
      failedAt = nanos.getAsLong();
      away = true;
    }
  }
}
