package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.testing.TestServers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class KnownPrefixesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final String key = UUID.randomUUID().toString();
  private final SettableClock clock = new SettableClock();
  private final LocalKnownPrefixes here = new LocalKnownPrefixes(clock);

  @Test
  void forgetsAWhileAfterTheLastRightPassword() {
    here.remember(key);
    clock.pass(KnownPrefixes.REMEMBERED.minus(SECOND));
    assertThat(here.knows(key)).isTrue();
    here.remember(key);
    clock.pass(KnownPrefixes.REMEMBERED.minus(SECOND));
    assertThat(here.knows(key)).isTrue();

    clock.pass(SECOND);

    assertThat(here.knows(key)).isFalse();
    assertThat(here.knows("another")).isFalse();
  }

  @Test
  void staysBounded() {
    for (int i = 0; i < LocalKnownPrefixes.MAX_ENTRIES + 1_000; i++) {
      here.remember("key " + i);
    }
    assertThat(here.size()).isEqualTo(LocalKnownPrefixes.MAX_ENTRIES);
  }

  @Test
  void remembersForAllInstancesForAWhile() {
    RedisTriesTest.with(
        TestServers.redisUri(),
        redisson -> {
          var one = shared(here, redisson, new AtomicLong());
          var other = shared(new LocalKnownPrefixes(clock), redisson, new AtomicLong());
          assertThat(other.knows(key)).isFalse();

          one.remember(key);

          assertThat(other.knows(key)).isTrue();
          var left = redisson.getBucket("karcis:user:known:" + key).remainTimeToLive();
          assertThat(Duration.ofMillis(left))
              .isBetween(KnownPrefixes.REMEMBERED.minusSeconds(30), KnownPrefixes.REMEMBERED);
        });
  }

  @Test
  void remembersInMemoryWhileRedisIsAway() {
    try (var redis = TestServers.newRedis()) {
      RedisTriesTest.with(redis.uri(), redisson -> outage(redis, redisson));
    }
  }

  private void outage(LocalRedis redis, RedissonClient redisson) {
    var nanos = new AtomicLong();
    var known = shared(here, redisson, nanos);
    known.remember(key);
    redis.kill();
    known.remember("from elsewhere");
    assertThat(known.knows(key)).isTrue();
    assertThat(known.knows("from elsewhere")).isTrue();
    assertThat(known.knows("a stranger")).isFalse();

    redis.start();
    nanos.addAndGet(RedisAttempts.PAUSE.toNanos());
    known.remember("from home");
    assertThat(new RedisKnownPrefixes(redisson).knows("from home")).as("told again").isTrue();
  }

  private static KnownPrefixes shared(
      KnownPrefixes here, RedissonClient redisson, AtomicLong nanos) {
    return new SharedKnownPrefixes(
        here, new RedisKnownPrefixes(redisson), new RedisAttempts(nanos::get));
  }
}
