package id.karcis.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.redis.RedisAutoConfiguration;
import id.karcis.platform.testing.TestServers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// Two instances that share a Redis.
class SharedLimitTest {

  private static final Rate RATE = Rate.of("x", "1/h burst 10", 1);
  private static final Duration LONGER_THAN_A_PAUSE = Duration.ofSeconds(3);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

  /// A service's own half, with a clock that a test moves on.
  private static final class Instance {
    private final AtomicLong clock = new AtomicLong(1);
    private final Buckets buckets = new Buckets(clock::get);
    private final RedisBuckets shared;

    Instance(RedissonClient redisson) {
      shared = new RedisBuckets(redisson, buckets);
    }

    /// Tries so often and returns how often it was let.
    int take(String key, int times) {
      var taken = 0;
      for (int i = 0; i < times; i++) {
        if (buckets.take(buckets.get(key, RATE)) == 0) {
          taken++;
        }
      }
      return taken;
    }

    void share() {
      while (shared.shareSome()) {
        // There may be more.
      }
    }

    void pass(Duration time) {
      clock.addAndGet(time.toNanos());
    }
  }

  @Test
  void countsTogether() {
    runner
        .withPropertyValues("karcis.redis.url=" + TestServers.redisUri())
        .run(context -> {
          var redisson = context.getBean(RedissonClient.class);
          var one = new Instance(redisson);
          var other = new Instance(redisson);
          assertThat(one.take("together", 4)).isEqualTo(4);
          assertThat(other.take("together", 4)).isEqualTo(4);
          one.share();
          other.share();
          assertThat(other.take("together", 4)).isEqualTo(2);
          other.share();
          assertThat(one.take("together", 10)).as("not told yet").isEqualTo(6);
          one.share();
          assertThat(one.take("together", 1)).isZero();
          assertThat(new Instance(redisson).take("together", 99)).as("a third").isEqualTo(10);
        });
  }

  @Test
  void tellsManyBucketsAndForgetsThemWhenTheyAreFull() {
    runner
        .withPropertyValues("karcis.redis.url=" + TestServers.redisUri())
        .run(context -> {
          var redisson = context.getBean(RedissonClient.class);
          var one = new Instance(redisson);
          for (int i = 0; i < 600; i++) {
            one.take("many" + i, 1);
          }
          one.share();
          var ttl = redisson.getBucket("karcis:limit:many599").remainTimeToLive();
          assertThat(Duration.ofMillis(ttl))
              .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        });
  }

  @Test
  void limitsAloneWhileRedisIsAwayAndTellsItWhenItIsBack() {
    try (var redis = TestServers.newRedis()) {
      runner
          .withPropertyValues("karcis.redis.url=" + redis.uri())
          .run(context -> outage(redis, context.getBean(RedissonClient.class)));
    }
  }

  private static void outage(LocalRedis redis, RedissonClient redisson) {
    var one = new Instance(redisson);
    var other = new Instance(redisson);
    assertThat(one.take("outage", 4)).isEqualTo(4);
    one.share();
    redis.kill();

    assertThat(one.take("outage", 99)).isEqualTo(6);
    one.share();
    assertThat(one.take("outage", 99)).isZero();

    redis.start();
    one.pass(LONGER_THAN_A_PAUSE);
    assertThat(one.take("other", 1)).isEqualTo(1);
    one.share();
    other.take("outage", 1);
    other.share();
    assertThat(other.take("outage", 99)).as("Redis came back empty").isEqualTo(9);
    one.pass(Duration.ofHours(1));
    assertThat(one.take("outage", 1)).isEqualTo(1);
    one.share();
    other.share();
    other.take("outage", 1);
    other.share();
    assertThat(other.take("outage", 99)).isZero();
  }
}
