package id.karcis.booking.seat;

import id.karcis.api.booking.v1.WatchSeatMapResponse;
import id.karcis.booking.event.EventStatus;
import id.karcis.platform.error.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All clients of this instance that watch one event, and the one thread that looks at its seats
/// for them. It looks once a second, and sooner when it is told of changes. Everybody gets the same
/// messages.
final class GrpcSeatWatch {

  /// How long changes are gathered at most.
  static final Duration GATHERING = Duration.ofMillis(250);

  /// Between two looks when nothing is told.
  static final Duration PERIOD = Duration.ofSeconds(1);

  /// More changes than this are told as all seats.
  static final int MAX_CHANGES = 2_000;

  private static final Logger log = LoggerFactory.getLogger(GrpcSeatWatch.class);

  private final Set<GrpcSeatWatcher> watchers = ConcurrentHashMap.newKeySet();
  private final Semaphore hints = new Semaphore(0);
  private final UUID eventId;
  private final Function<UUID, EventSeats> look;
  private final Consumer<GrpcSeatWatcher> left;
  private volatile boolean over;
  private @Nullable EventSeats seen;
  private boolean failing;

  /// @param look at the seats now
  /// @param left is told of each watcher that is not served any more
  GrpcSeatWatch(UUID eventId, Function<UUID, EventSeats> look, Consumer<GrpcSeatWatcher> left) {
    this.eventId = eventId;
    this.look = look;
    this.left = left;
  }

  void start() {
    Thread.ofVirtual().name("seat-watch-" + eventId).start(this::run);
  }

  void add(GrpcSeatWatcher watcher) {
    watchers.add(watcher);
    hint();
  }

  /// Forgets a watcher; nothing happens when it is not of this watch.
  void remove(GrpcSeatWatcher watcher) {
    if (watchers.remove(watcher)) {
      left.accept(watcher);
    }
  }

  boolean isEmpty() {
    return watchers.isEmpty();
  }

  /// Has the seats looked at soon.
  void hint() {
    if (hints.availablePermits() == 0) {
      hints.release();
    }
  }

  /// Ends the thread, and all streams.
  void stop() {
    over = true;
    hint();
  }

  private void run() {
    try {
      while (!over) {
        if (hints.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
          hints.drainPermits();
        }
        if (!over && !isEmpty()) {
          lookAndTell();
          Thread.sleep(GATHERING);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      watchers.forEach(this::end);
    }
  }

  private void lookAndTell() {
    try {
      tell(look.apply(eventId));
      failing = false;
    } catch (Refusal gone) {
      log.debug("nothing to watch any more", gone);
      watchers.forEach(this::end);
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("cannot look at the seats of event {} now: {}", eventId, e.toString());
      }
      failing = true;
    }
  }

  private void tell(EventSeats now) {
    var before = seen;
    seen = now;
    if (before != null) {
      tellChanges(before, now);
    }
    tellAll(now);
    if (isOver(now.sale().status())) {
      watchers.forEach(this::end);
    }
  }

  private static boolean isOver(EventStatus status) {
    return status == EventStatus.CANCELLED || status == EventStatus.ENDED;
  }

  private void tellChanges(EventSeats before, EventSeats now) {
    var delta = SeatDelta.between(before, now);
    if (delta.isEmpty() && before.layout() == now.layout()) {
      return;
    }
    if (delta.seats().size() > MAX_CHANGES || before.layout() != now.layout()) {
      watchers.forEach(GrpcSeatWatcher::startAnew);
      return;
    }
    var message = SeatWatchProtos.changes(now.seats().version(), delta);
    for (var watcher : watchers) {
      tell(watcher, () -> watcher.changes(message));
    }
  }

  /// The message is made once, when somebody wants it.
  private void tellAll(EventSeats now) {
    WatchSeatMapResponse all = null;
    for (var watcher : watchers) {
      if (watcher.wantsAll()) {
        var message = all == null ? SeatWatchProtos.all(now) : all;
        all = message;
        tell(watcher, () -> watcher.all(message));
      }
    }
  }

  private void end(GrpcSeatWatcher watcher) {
    tell(watcher, watcher::end);
    remove(watcher);
  }

  /// A client may be gone at any moment.
  private void tell(GrpcSeatWatcher watcher, Runnable telling) {
    try {
      if (watcher.isGone()) {
        remove(watcher);
      } else {
        telling.run();
      }
    } catch (RuntimeException e) {
      log.debug("a watcher is gone", e);
      remove(watcher);
    }
  }
}
