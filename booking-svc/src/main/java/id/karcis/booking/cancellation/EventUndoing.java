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
/// went is written down only to spare the way.
@Component
class EventUndoing {

  private static final Logger log = LoggerFactory.getLogger(EventUndoing.class);

  /// Orders, or holds, between two looks at the clock.
  static final int BATCH = 50;

  /// Well below the ten seconds of a delivery.
  private static final Duration TURN = Duration.ofSeconds(4);

  /// An order that was begun before the cancellation is there by then: longer than a call may take.
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
      var next = batch(eventId, last);
      if (next == null && released(eventId)) {
        cancellations.looked(eventId);
        return true;
      }
      last = next == null ? last : next;
    }
    return false;
  }

  /// Releases some holds and returns whether those were the last.
  private boolean released(UUID eventId) {
    var live = holds.live(eventId, BATCH);
    live.forEach(hold -> releases.release(hold.id(), hold.userId()));
    return live.size() < BATCH;
  }

  /// Returns the last order it undid; null when there was none.
  private @Nullable UUID batch(UUID eventId, @Nullable UUID after) {
    var ids = cancellations.orders(eventId, after, BATCH);
    ids.forEach(orders::undo);
    if (ids.isEmpty()) {
      return null;
    }
    cancellations.advance(eventId, ids.getLast());
    return ids.getLast();
  }

  /// Looks once more at events that were cancelled a while ago.
  void lookAgain() {
    for (UUID eventId : cancellations.due(SECOND_LOOK, EVENTS_AT_ONCE)) {
      if (goOn(eventId)) {
        log.atInfo()
            .addKeyValue("event", eventId)
            .log("the orders of event {} are undone", eventId);
      }
    }
  }
}
