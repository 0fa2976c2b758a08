package id.karcis.booking.hold;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs [HoldSweep] as long as the service does.
@Component
class HoldSweeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HoldSweeper.class);

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /// Batches before the next pause, so that a mountain of expired holds does not keep a connection
  /// busy for long.
  private static final int MAX_BATCHES = 20;

  private final HoldSweep sweep;
  private @Nullable CountDownLatch stopping;

  HoldSweeper(HoldSweep sweep) {
    this.sweep = sweep;
  }

  @Override
  public synchronized void start() {
    var end = new CountDownLatch(1);
    Thread.ofVirtual().name("hold-sweep").start(() -> work(end));
    stopping = end;
  }

  private void work(CountDownLatch end) {
    try {
      while (!end.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        tidyUp();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidyUp() {
    try {
      var batches = 0;
      while (batches < MAX_BATCHES && sweep.sweep() == HoldSweep.BATCH) {
        batches++;
      }
    } catch (RuntimeException e) {
      log.warn("expired holds stay for now: {}", e.toString());
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
