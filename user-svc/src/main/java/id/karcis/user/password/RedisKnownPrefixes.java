package id.karcis.user.password;

import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/// In Redis, for all instances; a key goes by itself. Throws `RedisException` while Redis is away.
final class RedisKnownPrefixes implements KnownPrefixes {

  private static final String PREFIX = "karcis:user:known:";

  private final RedissonClient redisson;

  RedisKnownPrefixes(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public boolean knows(String key) {
    return bucket(key).isExists();
  }

  @Override
  public void remember(String key) {
    bucket(key).set("1", REMEMBERED);
  }

  private RBucket<String> bucket(String key) {
    return redisson.getBucket(PREFIX + key, StringCodec.INSTANCE);
  }
}
