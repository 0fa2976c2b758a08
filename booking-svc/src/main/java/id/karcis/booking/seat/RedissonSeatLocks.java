package id.karcis.booking.seat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// One instance at a time is at home with an event: it holds the event's Redisson lock over many
/// requests, renews it while it sells, and may have twice as many of them at the database at once
/// as each other instance. It is also the one that an allocator in memory would live on. No request
/// waits for Redis; without Redis every instance is a guest everywhere: slower and as right.
@Component
@Lazy
class RedissonSeatLocks implements SeatLocks {

  /// The lock belongs to the instance, not to the thread that happened to ask.
  private static final long INSTANCE = 1;

  private static final int PLACES_AT_HOME = 8;
  private static final int PLACES_AS_GUEST = 4;

  private final EventQueues home = new EventQueues(PLACES_AT_HOME);
  private final EventQueues guest = new EventQueues(PLACES_AS_GUEST);
  private final RedissonClient redisson;
  private final ShardLeases leases;

  RedissonSeatLocks(RedissonClient redisson) {
    this.redisson = redisson;
    this.leases = new ShardLeases(this::lock, System::nanoTime, Thread::startVirtualThread);
  }

  @Override
  public <T> T holding(UUID eventId, Supplier<T> action) {
    return (leases.isMine(eventId) ? home : guest).inTurn(eventId, action);
  }

  /// Locking again renews: to Redisson the same instance enters the same lock once more.
  private boolean lock(UUID eventId, Duration lease) {
    return redisson
        .getLock("booking:seats:{" + eventId + "}")
        .tryLockAsync(0, lease.toMillis(), TimeUnit.MILLISECONDS, INSTANCE)
        .toCompletableFuture()
        .join();
  }
}
