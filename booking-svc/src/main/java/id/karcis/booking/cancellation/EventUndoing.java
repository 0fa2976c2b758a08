package id.karcis.booking.cancellation;

import id.karcis.booking.hold.HoldReleases;
import id.karcis.booking.hold.Holds;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends holds and undoes orders of a cancelled event, in batches. What was done is seen in the
/// orders themselves, so doing it twice, or in two places at once, does nothing more; how far it
/// went is written down only to spare the way. An order that fails keeps none behind it waiting.
@Component
class EventUndoing {

  private static final Logger log = LoggerFactory.getLogger(EventUndoing.class);

  /// Orders, or holds, between two looks at the clock.
  static final int BATCH = 50;

  /// Well below the ten seconds of a delivery.
  private static final Duration TURN = Duration.ofSeconds(4);

  /// After the first look. An order that was begun before the cancellation is there by then: longer
  /// than a call may take.
  private static final Duration SECOND_LOOK = Duration.ofSeconds(30);

  private static final int EVENTS_AT_ONCE = 10;

  private final EventCancellations cancellations;
  private final OrderUndoing orders;
  private final Holds holds;
  private final HoldReleases releases;

  EventUndoing(
      EventCancellations cancellations, OrderUndoing orders, Holds holds, HoldReleases releases) {
    this.cancellations = cancellations;
    this.orders = orders;
    this.holds = holds;
    this.releases = releases;
  }

  /// Works for some seconds on an event that was just cancelled. Nothing happens when all its
  /// orders were looked at.
  ///
  /// @return whether they were
  /// @throws IllegalStateException if some could not be undone; to be called again
  boolean begin(UUID eventId) {
    return cancellations.isLookedAt(eventId) || goOn(eventId);
  }

  /// Works on an event for some seconds.
  ///
  /// @return whether this was the end of a look at all its orders
  private boolean goOn(UUID eventId) {
    long end = System.nanoTime() + TURN.toNanos();
    var last = cancellations.lastOrder(eventId).orElse(null);
    while (System.nanoTime() < end) {
      var next = batch(eventId, last, end);
      if (next == null && released(eventId)) {
        looked(eventId);
        return true;
      }
      last = next == null ? last : next;
    }
    return false;
  }

  /// Ends a look, unless it left orders behind.
  private void looked(UUID eventId) {
    if (!cancellations.orders(eventId, null, 1).isEmpty()) {
      cancellations.failed(eventId);
      throw new IllegalStateException("orders of event %s are left".formatted(eventId));
    }
    cancellations.looked(eventId);
  }

  /// Releases some holds and returns whether those were the last.
  private boolean released(UUID eventId) {
    var live = holds.live(eventId, BATCH);
    live.forEach(hold -> releases.release(hold.id(), hold.userId()));
    return live.size() < BATCH;
  }

  /// Returns the last order it came to, though there may be more when the turn is over; null when
  /// there was none.
  private @Nullable UUID batch(UUID eventId, @Nullable UUID after, long end) {
    UUID last = null;
    for (UUID id : cancellations.orders(eventId, after, BATCH)) {
      undo(id);
      last = id;
      if (System.nanoTime() >= end) {
        break;
      }
    }
    if (last != null) {
      cancellations.advance(eventId, last);
    }
    return last;
  }

  private void undo(UUID orderId) {
    try {
      orders.undo(orderId);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("order", orderId)
          .setCause(e)
          .log("order {} of a cancelled event is not undone, and tried again", orderId);
    }
  }

  /// Looks once more at events that were looked at a while ago.
  void lookAgain() {
    cancellations.due(SECOND_LOOK, EVENTS_AT_ONCE).forEach(this::lookAgain);
  }

  private void lookAgain(UUID eventId) {
    try {
      if (goOn(eventId)) {
        log.atInfo()
            .addKeyValue("event", eventId)
            .log("the orders of event {} are undone", eventId);
      }
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("event", eventId)
          .log("event {} is looked at again later: {}", eventId, e.toString());
    }
  }
}
