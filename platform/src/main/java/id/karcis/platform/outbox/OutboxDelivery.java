package id.karcis.platform.outbox;

import id.karcis.platform.outbox.OutboxTable.Claim;
import io.grpc.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Delivers one claimed message and writes down how it went.
final class OutboxDelivery {

  private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int MAX_DOUBLINGS = 10;
  private static final double JITTER = 0.2;

  /// Earlier ones, within about ten seconds, are what a neighbour that starts looks like.
  private static final int FIRST_ATTEMPT_TO_WARN_OF = 8;

  private final OutboxTable table;
  private final Map<String, OutboxHandler> handlers;
  private final ScheduledExecutorService timer;

  OutboxDelivery(
      OutboxTable table, Map<String, OutboxHandler> handlers, ScheduledExecutorService timer) {
    this.table = table;
    this.handlers = handlers;
    this.timer = timer;
  }

  /// Tells whether the message was delivered. If the database fails afterwards, its lease ends and
  /// it comes again.
  boolean run(Claim claim) {
    try {
      deliver(claim);
    } catch (Exception | LinkageError | AssertionError failure) {
      later(claim, failure);
      return false;
    }
    table.delivered(claim);
    return true;
  }

  private void deliver(Claim claim) throws Exception {
    var handler = handlers.get(claim.topic());
    if (handler == null) {
      throw new IllegalStateException("no handler for topic " + claim.topic());
    }
    var context = Context.ROOT.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS, timer);
    try {
      context.call(() -> {
        handler.deliver(claim.id(), claim.payload());
        return true;
      });
    } finally {
      context.cancel(null);
    }
  }

  private void later(Claim claim, Throwable failure) {
    var pause = pause(claim.attempts(), ThreadLocalRandom.current().nextDouble());
    log.atLevel(claim.attempts() < FIRST_ATTEMPT_TO_WARN_OF ? Level.INFO : Level.WARN)
        .addKeyValue("topic", claim.topic())
        .addKeyValue("outbox_message", claim.id())
        .addKeyValue("attempt", claim.attempts())
        .log("delivery failed, again in {} ms: {}", pause.toMillis(), failure.toString());
    table.failed(claim, pause, failure.toString());
  }

  /// Doubles from 100 ms to 60 s, give or take a fifth.
  ///
  /// @param random from 0 to 1
  static Duration pause(int attempts, double random) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
    var capped = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return Duration.ofMillis((long) (capped.toMillis() * (1 - JITTER + 2 * JITTER * random)));
  }
}
