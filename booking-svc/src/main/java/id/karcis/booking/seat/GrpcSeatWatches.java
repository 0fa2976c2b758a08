package id.karcis.booking.seat;

import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;

/// All clients of this instance that watch seats, by event. Thread-safe.
final class GrpcSeatWatches implements SmartLifecycle {

  /// Looks at the database at the same time: watching must not keep connections from buyers.
  private static final int LOOKS_AT_ONCE = 2;

  /// Events that are looked at every second.
  private static final int MAX_EVENTS = 500;

  private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

  private final ConcurrentMap<UUID, GrpcSeatWatch> watches = new ConcurrentHashMap<>();
  private final AtomicInteger watchers = new AtomicInteger();
  private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);
  private final SeatMapReading reading;
  private final int maxWatchers;
  private volatile boolean running;

  GrpcSeatWatches(SeatMapReading reading, int maxWatchers) {
    this.reading = reading;
    this.maxWatchers = maxWatchers;
  }

  /// Serves a client until it is gone or the event is over. Refuses TOO_MANY_REQUESTS when too many
  /// watch.
  void watch(UUID eventId, GrpcSeatWatcher watcher) {
    if (!running || watchers.incrementAndGet() > maxWatchers) {
      watchers.decrementAndGet();
      throw tooMany();
    }
    watches.compute(
        eventId,
        (_, known) -> {
          var watch = known == null ? begin(eventId) : known;
          watch.add(watcher);
          return watch;
        });
    watcher.follow(() -> hint(eventId), gone -> leave(eventId, gone));
  }

  private GrpcSeatWatch begin(UUID eventId) {
    if (watches.size() >= MAX_EVENTS) {
      watchers.decrementAndGet();
      throw tooMany();
    }
    var watch = new GrpcSeatWatch(eventId, this::look, _ -> watchers.decrementAndGet());
    watch.start();
    return watch;
  }

  private static RuntimeException tooMany() {
    return Refusals.tooMany(
        "too many watch seats here; read the seat map every few seconds instead", RETRY_DELAY);
  }

  private EventSeats look(UUID eventId) {
    looks.acquireUninterruptibly();
    try {
      return reading.read(eventId, true);
    } finally {
      looks.release();
    }
  }

  private void leave(UUID eventId, GrpcSeatWatcher watcher) {
    watches.computeIfPresent(
        eventId,
        (_, watch) -> {
          watch.remove(watcher);
          if (watch.isEmpty()) {
            watch.stop();
            return null;
          }
          return watch;
        });
  }

  /// Has the seats of an event looked at soon if anybody here watches them.
  void hint(UUID eventId) {
    var watch = watches.get(eventId);
    if (watch != null) {
      watch.hint();
    }
  }

  /// Clients that watch.
  int watchers() {
    return watchers.get();
  }

  /// Events that are watched.
  int events() {
    return watches.size();
  }

  @Override
  public void start() {
    running = true;
  }

  /// Ends all streams, so that the server need not wait for them.
  @Override
  public void stop() {
    running = false;
    watches.values().forEach(GrpcSeatWatch::stop);
    watches.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
