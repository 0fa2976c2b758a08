package id.karcis.booking.seat;

import id.karcis.booking.limit.ClaimOutcome;
import id.karcis.booking.limit.PurchaseLimits;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides each wish by itself in the database: one short transaction under the event's lock.
@Component
class StatementSeatAllocator implements SeatAllocator {

  /// A wish is tried again when whoever had its seats gave them back before they could be named.
  private static final int MAX_ATTEMPTS = 3;

  private final SeatLocks locks;
  private final TransactionTemplate transaction;
  private final PurchaseLimits limits;
  private final ClaimStatements claims;
  private final SeatChanges changes;

  StatementSeatAllocator(
      SeatLocks locks,
      TransactionTemplate transaction,
      PurchaseLimits limits,
      ClaimStatements claims,
      SeatChanges changes) {
    this.locks = locks;
    this.transaction = transaction;
    this.limits = limits;
    this.claims = claims;
    this.changes = changes;
  }

  @Override
  public HoldOutcome hold(HoldCommand command) {
    return locks.holding(command.sale().eventId(), () -> decide(command));
  }

  private HoldOutcome decide(HoldCommand command) {
    for (var attempt = 1; ; attempt++) {
      var outcome = transaction.execute(status -> attempt(command, status));
      if (!(outcome instanceof HoldOutcome.SeatsTaken)) {
        return outcome;
      }
      var taken = claims.taken(command.sale().eventId(), command.seatIds());
      if (!taken.isEmpty()) {
        return new HoldOutcome.SeatsTaken(taken);
      }
      if (attempt == MAX_ATTEMPTS) {
        return outcome;
      }
    }
  }

  /// Buyer first, then seats by id: the order that [PurchaseLimits] prescribes, so no deadlock.
  private HoldOutcome attempt(HoldCommand command, TransactionStatus status) {
    var sale = command.sale();
    var claim =
        limits.claim(
            sale,
            command.userId(),
            command.holdId(),
            command.ticketsPerType(),
            sale.holdDuration());
    return switch (claim) {
      case ClaimOutcome.Exceeded exceeded -> new HoldOutcome.LimitExceeded(exceeded);
      case ClaimOutcome.Ok _ -> claimSeats(command, status);
    };
  }

  private HoldOutcome claimSeats(HoldCommand command, TransactionStatus status) {
    var held = claims.claim(command);
    if (held.isPresent()) {
      changes.changed(command.sale().eventId());
      return held.get();
    }
    status.setRollbackOnly();
    return new HoldOutcome.SeatsTaken(List.copyOf(command.seatIds()));
  }
}
