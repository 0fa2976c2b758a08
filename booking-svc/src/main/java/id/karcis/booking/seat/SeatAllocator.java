package id.karcis.booking.seat;

/// Gives free seats of an event to buyers. [StatementSeatAllocator] decides each request in the
/// database by itself; one that owns the event's seats in memory and writes the decisions of many
/// buyers at once fits behind the same interface.
public interface SeatAllocator {

  /// Holds the seats of the command, all or none, in a transaction of its own, so never call it
  /// inside one. Not idempotent: the same command again finds its own seats taken. Too many
  /// requests for one event at once are refused with TOO_MANY_REQUESTS.
  HoldOutcome hold(HoldCommand command);
}
