package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PasswordHashesTest {

  private static final int FAST = 4;
  private static final int SLOW = 13;
  private static final int NICE = 7;
  private static final int MOST_NICE = 19;

  /// Field of /proc/thread-self/stat, counted from behind the program's name (proc(5)).
  private static final int NICE_FIELD = 16;

  @Test
  void knowsItsPasswordAgain() {
    try (var hashes = hashes(FAST, 8, Duration.ofSeconds(5))) {
      var hash = hashes.hash("warung-kopi-senja");

      assertThat(hash).startsWith("$2").doesNotContain("warung");
      assertThat(hashes.matches("warung-kopi-senja", hash)).isTrue();
      assertThat(hashes.matches("warung-kopi-pagi", hash)).isFalse();
      assertThat(hashes.hash("warung-kopi-senja")).isNotEqualTo(hash);
    }
  }

  @Test
  void readsPasswordsBeyondTheLimitOfBcrypt() {
    try (var hashes = hashes(FAST, 8, Duration.ofSeconds(5))) {
      var start = "ꦱꦸꦒꦼꦁ".repeat(20);
      var hash = hashes.hash(start + "a");

      assertThat(hashes.matches(start + "a", hash)).isTrue();
      assertThat(hashes.matches(start + "b", hash)).isFalse();
    }
  }

  @Test
  void takesAComposedLetterForTheSameLetter() {
    try (var hashes = hashes(FAST, 8, Duration.ofSeconds(5))) {
      assertThat(hashes.matches("cafe\u0301 senja", hashes.hash("caf\u00e9 senja"))).isTrue();
    }
  }

  @Test
  void worksAsHardWithoutAHash() {
    try (var hashes = hashes(10, 8, Duration.ofSeconds(30))) {
      var hash = hashes.hash("warung-kopi-senja");
      var known = shortest(() -> hashes.matches("another password", hash));
      var unknown = shortest(() -> hashes.matches("another password", null));

      // Without the work it would be a thousand times faster; the rest is noise of a busy machine.
      assertThat(unknown).isGreaterThan(known / 10);
    }
  }

  private static long shortest(Callable<Boolean> work) {
    return IntStream.range(0, 5).mapToLong(_ -> nanos(work)).min().orElseThrow();
  }

  private static long nanos(Callable<Boolean> work) {
    try {
      var start = System.nanoTime();
      assertThat(work.call()).isFalse();
      return System.nanoTime() - start;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesWhoeverWouldWaitTooLong() {
    try (var hashes = hashes(SLOW, 8, Duration.ofMillis(1))) {
      assertThatThrownBy(() -> hashes.hash("warung-kopi-senja"))
          .isInstanceOfSatisfying(Refusal.class, PasswordHashesTest::saysWhenToRetry);
    }
  }

  @Test
  void boundsTheQueue() throws Exception {
    try (var hashes = hashes(SLOW, 1, Duration.ofSeconds(30));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> attempt =
          () -> {
            try {
              hashes.hash("warung-kopi-senja");
              return true;
            } catch (Refusal refusal) {
              saysWhenToRetry(refusal);
              return false;
            }
          };
      var done = callers.invokeAll(IntStream.range(0, 20).mapToObj(_ -> attempt).toList());

      long served = done.stream().filter(result -> result.resultNow()).count();
      assertThat(served).isBetween(1L, 10L);
    }
  }

  private static void saysWhenToRetry(Refusal refusal) {
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter()).isPositive();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void givesWayToOtherThreads() throws Exception {
    var usual = niceAfter(() -> {});
    assertThat(niceAfter(() -> ThreadNice.add(NICE))).isEqualTo(Math.min(usual + NICE, MOST_NICE));
    assertThat(niceAfter(() -> {})).isEqualTo(usual);
  }

  private static int niceAfter(Runnable change) throws Exception {
    var found = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .start(() -> {
          change.run();
          try {
            var stat = Files.readString(Path.of("/proc/thread-self/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            found.complete(Integer.parseInt(fields[NICE_FIELD]));
          } catch (Exception e) {
            found.completeExceptionally(e);
          }
        })
        .join();
    return found.get();
  }

  @Test
  void namesTheSettingThatIsOutOfBounds() {
    assertThatThrownBy(() -> settings(3, 8, Duration.ofSeconds(1)).checked())
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("KARCIS_BCRYPT_COST");
    assertThatThrownBy(() -> settings(10, 0, Duration.ofSeconds(1)).checked())
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("hash-queue");
  }

  private static PasswordHashes hashes(int cost, int queue, Duration wait) {
    return new PasswordHashes(settings(cost, queue, wait));
  }

  private static PasswordSettings settings(int cost, int queue, Duration wait) {
    return new PasswordSettings(cost, 1, queue, wait, NICE, "10/min burst 50", "30/h burst 100");
  }
}
