package id.karcis.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final long PATIENCE_SECONDS = 30;

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    assertGoesOnAfter(() -> {
      throw new IllegalStateException("the database is away");
    });
  }

  @Test
  void goesOnAfterAnError() throws InterruptedException {
    assertGoesOnAfter(() -> {
      throw new OutOfMemoryError("a page too large");
    });
  }

  private static void assertGoesOnAfter(Runnable failure) throws InterruptedException {
    var thrice = new CountDownLatch(3);
    var task =
        new RepeatedTask(
            "test",
            Duration.ofMillis(1),
            () -> {
              thrice.countDown();
              failure.run();
              return true;
            });
    task.start();
    assertThat(thrice.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    task.stop();
  }

  @Test
  void doesNotPauseWhileThereIsMore() throws InterruptedException {
    var runs = new CountDownLatch(5);
    var task =
        new RepeatedTask(
            "test",
            LONG,
            () -> {
              runs.countDown();
              return runs.getCount() > 0;
            });
    task.start();
    assertThat(runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    task.stop();
  }

  @Test
  void doesNothingOnceStopped() throws InterruptedException {
    var runs = new AtomicInteger();
    var first = new CountDownLatch(1);
    var task =
        new RepeatedTask(
            "test",
            LONG,
            () -> {
              runs.incrementAndGet();
              first.countDown();
              return false;
            });
    task.start();
    assertThat(first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    task.stop();
    assertThat(task.isRunning()).isFalse();
    assertThat(runs).hasValue(1);
  }
}
