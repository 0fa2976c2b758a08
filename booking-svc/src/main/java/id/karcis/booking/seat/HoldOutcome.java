package id.karcis.booking.seat;

import id.karcis.booking.limit.ClaimOutcome.Exceeded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How a [HoldCommand] ended.
public sealed interface HoldOutcome {

  /// All seats are held and the hold is written, by the database's clock.
  record Held(Instant createTime, Instant expireTime) implements HoldOutcome {}

  /// Nothing is held.
  ///
  /// @param seatIds those that are not free, at least one
  record SeatsTaken(List<UUID> seatIds) implements HoldOutcome {
    public SeatsTaken {
      seatIds = List.copyOf(seatIds);
    }
  }

  /// Nothing is held: the buyer would own too many.
  record LimitExceeded(Exceeded limit) implements HoldOutcome {}
}
