package id.karcis.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketTest {

  private static final Rate RATE = Rate.of("x", "10/s burst 3", 1);
  private static final long TENTH = Duration.ofMillis(100).toNanos();

  private final Bucket bucket = new Bucket("b", RATE);

  @Test
  void allowsABurstAndThenOnceAnInterval() {
    assertThat(List.of(bucket.take(0), bucket.take(0), bucket.take(0))).containsOnly(0L);
    assertThat(bucket.take(0)).isEqualTo(TENTH);
    assertThat(bucket.take(TENTH / 4)).isEqualTo(TENTH * 3 / 4);
    assertThat(bucket.take(TENTH)).isZero();
    assertThat(bucket.take(TENTH)).isEqualTo(TENTH);
  }

  @Test
  void isFullAgainAfterAWhileAndNotFuller() {
    for (int i = 0; i < 3; i++) {
      bucket.take(0);
    }
    var later = Duration.ofHours(1).toNanos();
    assertThat(List.of(bucket.take(later), bucket.take(later), bucket.take(later)))
        .containsOnly(0L);
    assertThat(bucket.take(later)).isPositive();
  }

  @Test
  void takesATokenBack() {
    for (int i = 0; i < 3; i++) {
      bucket.take(0);
    }
    bucket.putBack();
    assertThat(bucket.take(0)).isZero();
    assertThat(bucket.take(0)).isPositive();
    assertThat(bucket.tellTaken()).isEqualTo(3);
    assertThat(bucket.tellTaken()).isZero();
  }

  @Test
  void tellsTheWaitWithoutTaking() {
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.waitNanos(0)).isZero();
      bucket.take(0);
    }
    assertThat(bucket.waitNanos(0)).isEqualTo(TENTH);
    assertThat(bucket.waitNanos(TENTH)).isZero();
    assertThat(bucket.tellTaken()).isEqualTo(3);
  }

  @Test
  void learnsWhatOthersTook() {
    bucket.take(0);
    assertThat(bucket.tellTaken()).isEqualTo(1);
    bucket.take(0);
    bucket.learn(0, 2 * TENTH);
    assertThat(bucket.take(0)).isEqualTo(TENTH * 9 / 10);
  }

  @Test
  void ignoresTheTimeThatMessagesTake() {
    bucket.take(0);
    bucket.tellTaken();
    bucket.learn(0, TENTH + TENTH / 10);
    assertThat(bucket.missingNanos(0)).isEqualTo(TENTH);
  }

  @Test
  void isNeverEmptierThanEmpty() {
    bucket.learn(0, 100 * TENTH);
    assertThat(bucket.take(0)).isEqualTo(TENTH);
  }

  @Test
  void givesNoMoreThanItHasToACrowd() throws Exception {
    var crowded = new Bucket("c", Rate.of("x", "1/h burst 1000", 1));
    var taken = new AtomicLong();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5_000; i++) {
        threads.execute(() -> {
          if (crowded.take(0) == 0) {
            taken.incrementAndGet();
          }
        });
      }
    }
    assertThat(taken).hasValue(1_000);
    assertThat(crowded.tellTaken()).isEqualTo(1_000);
  }

  @Test
  void scalesRateAndBurst() {
    assertThat(Rate.of("x", "30/min burst 60", 1))
        .isEqualTo(new Rate(Duration.ofSeconds(2).toNanos(), 60));
    assertThat(Rate.of("x", "30/min burst 60", 10))
        .isEqualTo(new Rate(Duration.ofMillis(200).toNanos(), 600));
    assertThat(Rate.of("x", "1/h burst 2", 0.1))
        .isEqualTo(new Rate(Duration.ofHours(10).toNanos(), 1));
  }

  @Test
  void namesAWrongSetting() {
    for (var bad :
        List.of(
            "",
            "10",
            "10/s",
            "0/s burst 1",
            "10/d burst 3",
            "10/s burst 0",
            "-1/s burst 1",
            "1e9/s burst 1")) {
      assertThatThrownBy(() -> Rate.of("karcis.limits.login", bad, 1))
          .isInstanceOf(SettingException.class)
          .hasMessageContaining("karcis.limits.login")
          .hasMessageContaining("'" + bad + "'");
    }
    for (var bad : List.of("0", "-1", "x", "NaN", "1e9", "")) {
      assertThatThrownBy(() -> settings(bad).ofAccount())
          .isInstanceOf(SettingException.class)
          .hasMessageContaining("KARCIS_LIMIT_SCALE");
    }
  }

  @Test
  void staysBounded() {
    var buckets = new Buckets(() -> 0);
    for (int i = 0; i < Buckets.MAX_BUCKETS + 1_000; i++) {
      buckets.take(buckets.get("b" + i, RATE));
    }
    assertThat(buckets.size()).isEqualTo(Buckets.MAX_BUCKETS);
    var told = 0;
    for (var some = buckets.nextChanged(1_000);
        !some.isEmpty();
        some = buckets.nextChanged(1_000)) {
      told += some.size();
    }
    assertThat(told).isEqualTo(Buckets.MAX_BUCKETS);
  }

  private static LimitSettings settings(String scale) {
    return new LimitSettings(
        scale,
        "1/s burst 1",
        "1/s burst 1",
        "1/s burst 1",
        "1/s burst 1",
        "1/s burst 1",
        "1/s burst 1");
  }
}
