package id.karcis.user.google.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptTest {

  private static final int CROWD = 20;

  private final AtomicInteger fetches = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(CROWD);

  /// Many ask at once; the fetch waits until all of them have.
  private List<Future<Integer>> crowd(Kept<Integer> kept) throws InterruptedException {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, CROWD)
              .<Callable<Integer>>mapToObj(_ ->
                  () -> {
                    asked.countDown();
                    return kept.fetched();
                  })
              .toList();
      return people.invokeAll(tasks);
    }
  }

  private void awaitCrowd() {
    await().atMost(Duration.ofSeconds(10)).until(() -> asked.getCount() == 0);
    try {
      // The last of them may still be on its way to the lock.
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void fetchesOnceForACrowd() throws Exception {
    var kept =
        new Kept<>(() -> {
          awaitCrowd();
          return fetches.incrementAndGet();
        });

    assertThat(crowd(kept)).allSatisfy(it -> assertThat(it.resultNow()).isEqualTo(1));
    assertThat(kept.youngerThan(Duration.ofMinutes(1))).contains(1);
  }

  @Test
  void failsOnceForACrowd() throws Exception {
    var kept =
        new Kept<Integer>(() -> {
          awaitCrowd();
          fetches.incrementAndGet();
          throw new IssuerException("away");
        });

    assertThat(crowd(kept)).allSatisfy(it -> assertThat(it.exceptionNow()).hasMessage("away"));
    assertThat(fetches).hasValue(1);
  }

  @Test
  void triesAgainForWhoeverAsksAfterAFailure() throws Exception {
    var kept =
        new Kept<>(() -> {
          if (fetches.incrementAndGet() == 1) {
            throw new IssuerException("away");
          }
          return fetches.get();
        });
    assertThatThrownBy(kept::fetched).hasMessage("away");
    assertThat(kept.youngerThan(Duration.ofDays(1))).isEmpty();

    assertThat(kept.fetched()).isEqualTo(2);
    assertThat(kept.fetched()).isEqualTo(3);
  }

  @Test
  void isTooOldAtSomeTime() throws Exception {
    var kept = new Kept<>(fetches::incrementAndGet);
    kept.fetched();

    assertThat(kept.youngerThan(Duration.ZERO)).isEmpty();
  }
}
