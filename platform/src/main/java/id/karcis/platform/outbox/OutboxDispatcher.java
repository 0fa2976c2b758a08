package id.karcis.platform.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Moves messages from the table to their handlers: claims what is due in one short statement, then
/// delivers outside any transaction, many at once. Several instances share one table. A claim is a
/// lease: who dies while delivering loses it, and the message comes again.
public final class OutboxDispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

  /// Longer than a delivery may take.
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final int AT_ONCE = 16;
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final OutboxTable table;
  private final OutboxDelivery delivery;
  private final Collection<String> topics;
  private final Duration lease;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread loop;

  OutboxDispatcher(
      OutboxTable table, OutboxDelivery delivery, Collection<String> topics, Duration lease) {
    this.table = table;
    this.delivery = delivery;
    this.topics = List.copyOf(topics);
    this.lease = lease;
  }

  /// Looks for messages now instead of up to a second later.
  public void nudge() {
    nudges.release();
  }

  @Override
  public synchronized void start() {
    if (!running && !topics.isEmpty()) {
      running = true;
      loop = Thread.ofVirtual().name("outbox").start(this::work);
    }
  }

  private void work() {
    while (running) {
      try {
        dispatch();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        log.warn("the outbox cannot be read, again in a second: {}", e.toString());
        pause(LONGEST_SLEEP);
      }
    }
  }

  private void dispatch() throws InterruptedException {
    nudges.drainPermits();
    free.acquire();
    var places = 1 + free.drainPermits();
    var used = 0;
    try {
      var claims = table.claim(topics, places, lease);
      for (var claim : claims) {
        used++;
        Thread.ofVirtual().name("outbox-" + claim.topic()).start(() -> deliver(claim));
      }
    } finally {
      free.release(places - used);
    }
    if (used == 0) {
      sleep(table.untilNext(topics, LONGEST_SLEEP));
    }
  }

  private void deliver(OutboxTable.Claim claim) {
    try {
      if (!delivery.run(claim)) {
        nudge();
      }
    } catch (RuntimeException e) {
      log.warn("message {} stays until its lease ends: {}", claim.id(), e.toString());
    } finally {
      free.release();
    }
  }

  private void sleep(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      var _ = nudges.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void pause(Duration time) {
    try {
      sleep(time);
    } catch (InterruptedException _) {
      running = false;
    }
  }

  /// Takes nothing new and waits for what is under way.
  @Override
  public synchronized void stop() {
    running = false;
    nudge();
    var thread = loop;
    if (thread == null) {
      return;
    }
    try {
      var done =
          thread.join(STOP_WAIT)
              && free.tryAcquire(AT_ONCE, STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (done) {
        free.release(AT_ONCE);
      } else {
        log.warn("deliveries are still under way; they come again when their lease ends");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    loop = null;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
