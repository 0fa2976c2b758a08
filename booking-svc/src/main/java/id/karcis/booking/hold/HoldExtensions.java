package id.karcis.booking.hold;

import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.seat.SeatClaims;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives a hold its whole time again, once. Locks the hold, then its seats by id, like whoever
/// makes an order of it or gives it back.
@Component
class HoldExtensions {

  private final Holds holds;
  private final SeatClaims seats;
  private final PurchaseLimits limits;
  private final DatabaseClock clock;

  HoldExtensions(Holds holds, SeatClaims seats, PurchaseLimits limits, DatabaseClock clock) {
    this.holds = holds;
    this.seats = seats;
    this.limits = limits;
    this.clock = clock;
  }

  /// Keeps the seats as long again as the hold had at first, from now. Refuses NOT_FOUND,
  /// HOLD_EXPIRED, and HOLD_STATE for a hold that was extended before, was given back or became an
  /// order. The same extension again answers what it did.
  ///
  /// @param extensionId of this call
  @Transactional
  public Hold extend(UUID holdId, UUID userId, UUID extensionId) {
    var hold =
        holds.lock(holdId, userId).orElseThrow(() -> Refusals.notFound("hold", holdId.toString()));
    if (extensionId.equals(hold.extensionId())) {
      return hold;
    }
    var extended = holds.extend(holdId, extensionId).orElseThrow(() -> why(hold));
    var until = extended.expireTime();
    int kept = seats.extendHeld(hold.eventId(), holdId, hold.seatIds(), until);
    if (kept < hold.seatIds().size()) {
      throw HoldRefusals.expired(hold);
    }
    limits.move(hold.eventId(), userId, holdId, holdId, until);
    return extended;
  }

  /// Whoever let it run out needs new seats, extended before or not.
  private Refusal why(Hold hold) {
    return switch (hold.state()) {
      case ACTIVE ->
          clock.instant().isBefore(hold.expireTime())
              ? HoldRefusals.state(hold, "it was extended before, which is done once")
              : HoldRefusals.expired(hold);
      case EXPIRED -> HoldRefusals.expired(hold);
      case ORDERED -> HoldRefusals.state(hold, "it became an order, which has its own time");
      case RELEASED -> HoldRefusals.state(hold, "it was given back: hold the seats again");
    };
  }
}
