package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.limit.ClaimOutcome;
import id.karcis.booking.limit.LimitRefusals;
import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.order.StandingStock.Part;
import id.karcis.booking.seat.SeatClaims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What orders have claimed: seats, places on standing floors, and the buyer's share of the limits.
/// All of it moves together with the order, in one transaction.
@Component
public class Reservations {

  private final SeatClaims seats;
  private final StandingStock stock;
  private final PurchaseLimits limits;
  private final OrderInserts inserts;
  private final TransactionTemplate transaction;

  Reservations(
      SeatClaims seats,
      StandingStock stock,
      PurchaseLimits limits,
      OrderInserts inserts,
      TransactionTemplate transaction) {
    this.seats = seats;
    this.stock = stock;
    this.limits = limits;
    this.inserts = inserts;
    this.transaction = transaction;
  }

  /// Writes an order and gives it the seats of its hold. False, with nothing written, when the hold
  /// is not live any more.
  boolean takeOver(NewOrder order) {
    var holdId = order.holdId();
    if (holdId == null) {
      throw new IllegalArgumentException("order " + order.id() + " has no hold");
    }
    return Boolean.TRUE.equals(transaction.execute(_ -> takeOver(order, holdId)));
  }

  private boolean takeOver(NewOrder order, UUID holdId) {
    var expireTime = order.expireTime();
    if (seats.moveToOrder(holdId, order.userId(), order.id(), expireTime).isEmpty()) {
      return false;
    }
    limits.move(order.eventId(), order.userId(), holdId, order.id(), expireTime);
    inserts.insert(order);
    return true;
  }

  /// Writes an order and claims its places. Refuses PURCHASE_LIMIT_EXCEEDED and SOLD_OUT, with
  /// nothing written. A look at the stock first spares those who come too late the wait for its
  /// row, and those who do not the wait for them.
  void claimPlaces(NewOrder order, EventSale sale) {
    order.ticketsPerType().forEach((type, places) -> requireStock(order.eventId(), type, places));
    transaction.executeWithoutResult(_ -> {
      claimLimits(order, sale);
      inserts.insert(order);
      order.ticketsPerType().forEach((type, places) -> claimPlaces(order, type, places));
    });
  }

  private void requireStock(UUID eventId, UUID type, int places) {
    int available = stock.available(eventId, type);
    if (available < places) {
      throw OrderRefusals.soldOut(type, available, places);
    }
  }

  private void claimLimits(NewOrder order, EventSale sale) {
    var keep = Duration.between(order.createTime(), order.expireTime());
    var outcome = limits.claim(sale, order.userId(), order.id(), order.ticketsPerType(), keep);
    if (outcome instanceof ClaimOutcome.Exceeded exceeded) {
      throw LimitRefusals.exceeded(exceeded);
    }
  }

  private void claimPlaces(NewOrder order, UUID type, int places) {
    var part = new Part(order.eventId(), type, order.id());
    if (!stock.claim(part, places, order.expireTime())) {
      throw OrderRefusals.soldOut(type, stock.available(order.eventId(), type), places);
    }
  }

  /// Makes all that an order has claimed permanent because it is paid for, and takes again what it
  /// lost by time as long as nobody else has it. Limits are not asked again. Works inside the
  /// caller's transaction, which has locked the order.
  ///
  /// @return false, with nothing changed, when something of it is gone
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(Order order) {
    if (!keepSeats(order) || !keepPlaces(order)) {
      return false;
    }
    limits.keep(order.eventId(), order.userId(), order.id(), order.ticketsPerType());
    return true;
  }

  private boolean keepSeats(Order order) {
    return order.seatIds().isEmpty()
        || seats.retake(order.eventId(), order.seatIds(), order.id(), order.userId());
  }

  private boolean keepPlaces(Order order) {
    var kept = new ArrayList<Part>();
    for (Map.Entry<UUID, Integer> entry : order.standing().entrySet()) {
      var part = new Part(order.eventId(), entry.getKey(), order.id());
      if (!stock.keep(part, entry.getValue())) {
        kept.forEach(stock::release);
        return false;
      }
      kept.add(part);
    }
    return true;
  }

  /// Gives back all that an order has, at once. Idempotent. Works inside the caller's transaction,
  /// which has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Order order) {
    limits.drop(order.eventId(), order.userId(), order.id());
    if (!order.seatIds().isEmpty()) {
      seats.release(order.eventId(), order.id(), order.seatIds());
    }
    order
        .standing()
        .keySet()
        .forEach(type -> stock.release(new Part(order.eventId(), type, order.id())));
  }
}
