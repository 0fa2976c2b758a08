package id.karcis.platform.redis;

import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Tells whether Redis answers, without taking the service out: a service works without Redis, only
/// slower. Redis away is therefore UNKNOWN, which ranks below UP.
final class RedisHealth implements HealthIndicator {

  private static final String PROBE = "karcis:health";

  private final RedissonClient redisson;
  private volatile boolean up;

  RedisHealth(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Health health() {
    try {
      redisson.getBucket(PROBE, StringCodec.INSTANCE).isExists();
      up = true;
      return Health.up().build();
    } catch (RedisException _) {
      up = false;
      return Health.unknown().withDetail("redis", "does not answer").build();
    }
  }

  double lastSeen() {
    return up ? 1 : 0;
  }
}
