package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.redis.RedisAutoConfiguration;
import id.karcis.platform.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisTriesTest {

  private final String key = UUID.randomUUID().toString();

  static void with(String url, Consumer<RedissonClient> test) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
        .withPropertyValues("karcis.redis.url=" + url)
        .run(context -> test.accept(context.getBean(RedissonClient.class)));
  }

  private static void wrong(Tries tries, String key, int times) {
    for (int i = 0; i < times; i++) {
      tries.wrong(key);
    }
  }

  @Test
  void countsOverAllInstances() {
    with(
        TestServers.redisUri(),
        redisson -> {
          var one = new RedisTries(redisson);
          var other = new RedisTries(redisson);
          wrong(one, key, 2);
          wrong(other, key, Tries.FREE - 3);
          assertThat(one.waitOf(key)).isZero();

          wrong(one, key, 1);

          for (var instance : new Tries[] {one, other}) {
            assertThat(instance.waitOf(key)).isBetween(Duration.ofMillis(1), Tries.FIRST_WAIT);
          }
          other.forget(key);
          assertThat(one.waitOf(key)).isZero();
        });
  }

  @Test
  void doublesTheWaitUpToALimitAndForgetsAfterAWhile() {
    with(
        TestServers.redisUri(),
        redisson -> {
          var tries = new RedisTries(redisson);
          wrong(tries, key, Tries.FREE + 3);
          assertThat(tries.waitOf(key))
              .isBetween(Tries.FIRST_WAIT.multipliedBy(4), Tries.FIRST_WAIT.multipliedBy(8));

          wrong(tries, key, 100);

          assertThat(tries.waitOf(key))
              .isBetween(Tries.LONGEST_WAIT.minusSeconds(30), Tries.LONGEST_WAIT);
          var stored = redisson.getMap("karcis:user:tries:" + key);
          assertThat(Duration.ofMillis(stored.remainTimeToLive()))
              .isBetween(Tries.FORGOTTEN.minusSeconds(30), Tries.FORGOTTEN);
        });
  }

  @Test
  void countsInMemoryWhileRedisIsAwayAndAsksItAgainLater() {
    try (var redis = TestServers.newRedis()) {
      with(redis.uri(), redisson -> outage(redis, redisson));
    }
  }

  private void outage(LocalRedis redis, RedissonClient redisson) {
    var clock = new AtomicLong();
    var tries =
        new SharedRedisTries(
            new LocalTries(Clock.systemUTC()),
            new RedisTries(redisson),
            new RedisAttempts(clock::get));
    wrong(tries, key, 2);
    redis.kill();
    wrong(tries, key, Tries.FREE - 2);
    assertThat(tries.waitOf(key)).as("without Redis").isPositive();

    redis.start();
    var elsewhere = UUID.randomUUID().toString();
    wrong(tries, elsewhere, Tries.FREE);
    assertThat(new RedisTries(redisson).waitOf(elsewhere)).as("left alone").isZero();
    clock.addAndGet(RedisAttempts.PAUSE.toNanos());
    wrong(tries, elsewhere, Tries.FREE);
    assertThat(new RedisTries(redisson).waitOf(elsewhere)).as("told again").isPositive();
  }
}
