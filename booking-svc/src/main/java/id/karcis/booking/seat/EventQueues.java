package id.karcis.booking.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets a few requests of each event to the database at a time, first come first served, and makes
/// the rest wait here, where waiting costs next to nothing. Without it a hot event takes every
/// connection of the pool from the others, and the pool, which is not fair, lets some wait for
/// seconds. Thread-safe.
final class EventQueues {

  /// More waiting requests of one event than this are refused at once.
  static final int MAX_WAITING = 2_000;

  /// Below the ten seconds that a call has in all.
  private static final Duration MAX_WAIT = Duration.ofSeconds(8);

  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
  private static final int MAX_EVENTS = 10_000;

  private final int places;
  private final Duration maxWait;
  private final Cache<UUID, Semaphore> queues;

  /// @param places requests of one event that may be at the database at once
  EventQueues(int places) {
    this(places, MAX_WAIT);
  }

  EventQueues(int places, Duration maxWait) {
    this.places = places;
    this.maxWait = maxWait;
    // A queue dropped while in use admits a few more for a moment; nothing depends on it.
    this.queues = Caffeine.newBuilder().maximumSize(MAX_EVENTS).build();
  }

  /// Runs the action when its turn comes; refuses with TOO_MANY_REQUESTS when that takes too long.
  <T> T inTurn(UUID eventId, Supplier<T> action) {
    var queue = queues.get(eventId, _ -> new Semaphore(places, true));
    enter(eventId, queue);
    try {
      return action.get();
    } finally {
      queue.release();
    }
  }

  private void enter(UUID eventId, Semaphore queue) {
    try {
      if (queue.getQueueLength() >= MAX_WAITING
          || !queue.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refusals.tooMany("too many buyers of event " + eventId + " at once", RETRY_DELAY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.unavailable("seats");
    }
  }
}
