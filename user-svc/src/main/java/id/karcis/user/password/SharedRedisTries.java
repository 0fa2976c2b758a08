package id.karcis.user.password;

import java.time.Duration;

/// Counts in Redis for all instances, and beside it in memory, which alone decides while Redis is
/// away.
final class SharedRedisTries implements Tries {

  private final Tries here;
  private final Tries everywhere;
  private final RedisAttempts redis;

  /// @param everywhere throws `RedisException` while it is away
  SharedRedisTries(Tries here, Tries everywhere, RedisAttempts redis) {
    this.here = here;
    this.everywhere = everywhere;
    this.redis = redis;
  }

  @Override
  public Duration waitOf(String key) {
    var wait = here.waitOf(key);
    if (!wait.isZero()) {
      return wait;
    }
    var told = new Duration[] {Duration.ZERO};
    redis.attempt(() -> told[0] = everywhere.waitOf(key));
    return told[0];
  }

  @Override
  public void wrong(String key) {
    here.wrong(key);
    redis.attempt(() -> everywhere.wrong(key));
  }

  @Override
  public void forget(String key) {
    here.forget(key);
    redis.attempt(() -> everywhere.forget(key));
  }
}
