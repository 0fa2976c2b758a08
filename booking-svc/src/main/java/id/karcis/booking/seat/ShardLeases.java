package id.karcis.booking.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which events this instance is at home with. A lease is asked for, and renewed while it is used,
/// beside the requests: [#isMine] answers at once from memory and never waits. When asking fails,
/// nobody is asked again for a while, so that a dead Redis costs a request nothing. Thread-safe.
final class ShardLeases {

  private static final Logger log = LoggerFactory.getLogger(ShardLeases.class);

  /// How long a lease lasts at Redis; an instance that dies leaves its events to others then.
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration RENEW_AFTER = Duration.ofSeconds(4);

  /// A lease counts as lost this much before Redis ends it.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Duration RETRY_WHEN_TAKEN = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final int MAX_EVENTS = 10_000;

  private final Granting granting;
  private final LongSupplier nanoTime;
  private final Executor executor;
  private final AtomicLong pausedUntil;
  private final Cache<UUID, Lease> leases = Caffeine.newBuilder().maximumSize(MAX_EVENTS).build();

  /// Asks for the lease of an event or renews it; false when another instance has it.
  interface Granting {
    boolean grant(UUID eventId, Duration lease);
  }

  private static final class Lease {
    final AtomicBoolean asking = new AtomicBoolean();
    volatile long mineUntil;
    volatile long askAgainAt;

    Lease(long now) {
      mineUntil = now;
      askAgainAt = now;
    }
  }

  /// @param executor does the asking, beside the requests
  ShardLeases(Granting granting, LongSupplier nanoTime, Executor executor) {
    this.granting = granting;
    this.nanoTime = nanoTime;
    this.executor = executor;
    this.pausedUntil = new AtomicLong(nanoTime.getAsLong());
  }

  /// Whether this instance has the event's lease, as far as it knows.
  boolean isMine(UUID eventId) {
    var now = nanoTime.getAsLong();
    var lease = leases.get(eventId, _ -> new Lease(now));
    var due = now - lease.askAgainAt >= 0 && now - pausedUntil.get() >= 0;
    if (due && lease.asking.compareAndSet(false, true)) {
      executor.execute(() -> ask(eventId, lease, now));
    }
    return now - lease.mineUntil < 0;
  }

  private void ask(UUID eventId, Lease lease, long now) {
    try {
      var granted = granting.grant(eventId, LEASE);
      lease.mineUntil = granted ? now + LEASE.minus(MARGIN).toNanos() : now;
      lease.askAgainAt = now + (granted ? RENEW_AFTER : RETRY_WHEN_TAKEN).toNanos();
    } catch (RuntimeException e) {
      pausedUntil.set(nanoTime.getAsLong() + PAUSE_AFTER_FAILURE.toNanos());
      var cause = e.getCause() == null ? e : e.getCause();
      log.warn(
          "no seat leases for {} s: {}",
          PAUSE_AFTER_FAILURE.toSeconds(),
          cause.getClass().getSimpleName());
    } finally {
      lease.asking.set(false);
    }
  }
}
