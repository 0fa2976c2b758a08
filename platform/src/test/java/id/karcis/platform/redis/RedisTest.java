package id.karcis.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.embedded.Ports;
import id.karcis.platform.settings.SettingException;
import id.karcis.platform.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisTest {

  /// Two tries of half a second each, the pause between them and a slow machine.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int CALLERS = 50;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

  @Test
  void talksToRedis() {
    runner
        .withPropertyValues("karcis.redis.url=" + TestServers.redisUri())
        .run(context -> {
          var bucket = context.getBean(RedissonClient.class).<String>getBucket("karcis:test");
          bucket.set("ꦲ", Duration.ofMinutes(1));
          assertThat(bucket.get()).isEqualTo("ꦲ");
          assertThat(context.getBean(RedisHealth.class).health().getStatus()).isEqualTo(Status.UP);
        });
  }

  @Test
  void startsWithoutRedisAndNeverStalls() {
    runner
        .withPropertyValues("karcis.redis.url=redis://127.0.0.1:" + Ports.free())
        .run(context -> {
          var redisson = context.getBean(RedissonClient.class);
          var start = Instant.now();
          assertThatThrownBy(() -> redisson.getBucket("x").get())
              .isInstanceOf(RedisException.class);
          assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
          assertThat(context.getBean(RedisHealth.class).health().getStatus())
              .isEqualTo(Status.UNKNOWN);
        });
  }

  @Test
  void neverStallsACrowd() {
    runner
        .withPropertyValues("karcis.redis.url=redis://127.0.0.1:" + Ports.free())
        .run(context -> {
          var redisson = context.getBean(RedissonClient.class);
          var start = Instant.now();
          try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
              threads.execute(() ->
                  assertThatThrownBy(() -> redisson.getLock("x").tryLock())
                      .isInstanceOf(RedisException.class));
            }
          }
          assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        });
  }

  @Test
  void failsQuicklyWhenRedisDies() {
    var redis = TestServers.newRedis();
    runner
        .withPropertyValues("karcis.redis.url=" + redis.uri())
        .run(context -> {
          var bucket = context.getBean(RedissonClient.class).<String>getBucket("karcis:x");
          bucket.set("1");
          redis.stop();
          for (int i = 0; i < 3; i++) {
            var start = Instant.now();
            assertThatThrownBy(bucket::get).isInstanceOf(RedisException.class);
            assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
          }
        });
  }

  @Test
  void namesAMalformedSetting() {
    runner
        .withPropertyValues("karcis.redis.url=localhost:6379")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("karcis.redis.url"));
  }

  @Test
  void isAbsentWithoutSetting() {
    runner.run(context -> assertThat(context).doesNotHaveBean(RedissonClient.class));
  }
}
