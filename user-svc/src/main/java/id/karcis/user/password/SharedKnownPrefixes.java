package id.karcis.user.password;

/// Remembers in Redis for all instances, and beside it in memory, which alone decides while Redis
/// is away.
final class SharedKnownPrefixes implements KnownPrefixes {

  private final KnownPrefixes here;
  private final KnownPrefixes everywhere;
  private final RedisAttempts redis;

  /// @param everywhere throws `RedisException` while it is away
  SharedKnownPrefixes(KnownPrefixes here, KnownPrefixes everywhere, RedisAttempts redis) {
    this.here = here;
    this.everywhere = everywhere;
    this.redis = redis;
  }

  @Override
  public boolean knows(String key) {
    if (here.knows(key)) {
      return true;
    }
    var told = new boolean[1];
    redis.attempt(() -> told[0] = everywhere.knows(key));
    return told[0];
  }

  @Override
  public void remember(String key) {
    here.remember(key);
    redis.attempt(() -> everywhere.remember(key));
  }
}
