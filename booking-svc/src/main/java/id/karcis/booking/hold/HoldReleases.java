package id.karcis.booking.hold;

import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.seat.SeatClaims;
import id.karcis.platform.error.Refusals;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives held seats back. Locks the hold, then its seats by id, like whoever makes an order of it:
/// of the two, one comes first and the other finds what it did.
@Component
public class HoldReleases {

  private final Holds holds;
  private final SeatClaims seats;
  private final PurchaseLimits limits;

  HoldReleases(Holds holds, SeatClaims seats, PurchaseLimits limits) {
    this.holds = holds;
    this.seats = seats;
    this.limits = limits;
  }

  /// Gives all seats of a user's hold back at once. Idempotent, and nothing for one that ran out.
  /// Refuses NOT_FOUND, HOLD_STATE for one that became an order.
  @Transactional
  public void release(UUID holdId, UUID userId) {
    var hold =
        holds.lock(holdId, userId).orElseThrow(() -> Refusals.notFound("hold", holdId.toString()));
    switch (hold.state()) {
      case ACTIVE -> {
        holds.end(holdId, Hold.State.RELEASED);
        seats.releaseHeld(hold.eventId(), holdId, hold.seatIds());
        limits.drop(hold.eventId(), userId, holdId);
      }
      case ORDERED -> throw HoldRefusals.state(hold, "it became an order: cancel that");
      case RELEASED, EXPIRED -> {}
    }
  }
}
