package id.karcis.user.password;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts in Redis for all instances, and beside it in memory, which alone decides while Redis is
/// away. After a failure Redis is left alone for a while, so that nobody waits for it.
final class SharedRedisTries implements Tries {

  private static final Logger log = LoggerFactory.getLogger(SharedRedisTries.class);

  static final Duration PAUSE = Duration.ofSeconds(2);

  private final Tries here;
  private final Tries everywhere;
  private final LongSupplier nanos;
  private volatile boolean away;
  private volatile long failedAt;

  /// @param everywhere throws [RedisException] while it is away
  SharedRedisTries(Tries here, Tries everywhere, LongSupplier nanos) {
    this.here = here;
    this.everywhere = everywhere;
    this.nanos = nanos;
  }

  @Override
  public Duration waitOf(String key) {
    var wait = here.waitOf(key);
    if (!wait.isZero()) {
      return wait;
    }
    var told = new Duration[] {Duration.ZERO};
    attempt(tries -> told[0] = tries.waitOf(key));
    return told[0];
  }

  @Override
  public void wrong(String key) {
    here.wrong(key);
    attempt(tries -> tries.wrong(key));
  }

  @Override
  public void forget(String key) {
    here.forget(key);
    attempt(tries -> tries.forget(key));
  }

  private void attempt(Consumer<Tries> work) {
    if (away && nanos.getAsLong() - failedAt < PAUSE.toNanos()) {
      return;
    }
    try {
      work.accept(everywhere);
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
