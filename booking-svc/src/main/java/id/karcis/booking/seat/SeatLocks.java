package id.karcis.booking.seat;

import java.util.UUID;
import java.util.function.Supplier;

/// Keeps the crowd in front of the database in order. It saves work and decides nothing: the keys
/// of `seat_claims` do, so every implementation may fail open.
interface SeatLocks {

  /// Runs the action, alone or with a few others of the same event. Waits for its turn at most a
  /// short while; a crowd too large for that is refused with TOO_MANY_REQUESTS. Call it outside any
  /// transaction, so that the lock goes around the transaction.
  <T> T holding(UUID eventId, Supplier<T> action);
}
