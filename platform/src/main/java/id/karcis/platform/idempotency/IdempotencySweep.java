package id.karcis.platform.idempotency;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Deletes expired keys now and then, a bounded number at a time. Only tidies up: expired keys are
/// ignored anyway.
final class IdempotencySweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IdempotencySweep.class);

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int ROWS_AT_ONCE = 1000;

  private final IdempotencyTable table;
  private @Nullable CountDownLatch stopping;

  IdempotencySweep(IdempotencyTable table) {
    this.table = table;
  }

  @Override
  public synchronized void start() {
    var end = new CountDownLatch(1);
    Thread.ofVirtual().name("idempotency-sweep").start(() -> work(end));
    stopping = end;
  }

  private void work(CountDownLatch end) {
    try {
      while (!end.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        sweep();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    try {
      table.sweep(ROWS_AT_ONCE);
    } catch (RuntimeException e) {
      log.warn("expired idempotency keys stay for now: {}", e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    if (stopping != null) {
      stopping.countDown();
      stopping = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return stopping != null;
  }
}
