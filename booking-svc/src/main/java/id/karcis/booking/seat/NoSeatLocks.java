package id.karcis.booking.seat;

import java.util.UUID;
import java.util.function.Supplier;

/// No distributed lock: every instance has a queue of its own and the database does the rest.
final class NoSeatLocks implements SeatLocks {

  /// Requests of one event at the database at once.
  private static final int PLACES = 8;

  private final EventQueues queues = new EventQueues(PLACES);

  @Override
  public <T> T holding(UUID eventId, Supplier<T> action) {
    return queues.inTurn(eventId, action);
  }
}
