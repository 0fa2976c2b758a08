package id.karcis.booking.seat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one seat stands and who has it.
///
/// @param userId who has it; null when it is free or blocked
/// @param holdId of the hold that keeps it; null when no hold or an order does
/// @param expireTime when a HELD seat becomes free; null otherwise
public record SeatClaim(
    UUID seatId,
    SeatState state,
    @Nullable UUID userId,
    @Nullable UUID holdId,
    @Nullable Instant expireTime) {

  /// Whether this user holds it or has it in an unpaid order.
  public boolean heldBy(UUID user) {
    return state == SeatState.HELD && user.equals(userId);
  }

  static SeatClaim free(UUID seatId) {
    return new SeatClaim(seatId, SeatState.AVAILABLE, null, null, null);
  }
}
