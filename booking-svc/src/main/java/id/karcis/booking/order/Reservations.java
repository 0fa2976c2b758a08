package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.limit.ClaimOutcome;
import id.karcis.booking.limit.LimitRefusals;
import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.seat.SeatClaims;
import id.karcis.booking.stock.PhaseStock;
import id.karcis.booking.stock.PhaseStock.Buyer;
import id.karcis.booking.stock.StandingStock;
import id.karcis.booking.stock.StandingStock.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What orders have claimed: seats, places on standing floors, tickets at the price of a phase that
/// has a quantity, and the buyer's share of the limits. All of it moves together with the order, in
/// one transaction.
@Component
public class Reservations {

  private final SeatClaims seats;
  private final PhaseStock phases;
  private final StandingStock stock;
  private final PurchaseLimits limits;
  private final OrderInserts inserts;
  private final Discounts discounts;
  private final TransactionTemplate transaction;

  Reservations(
      SeatClaims seats,
      PhaseStock phases,
      StandingStock stock,
      PurchaseLimits limits,
      OrderInserts inserts,
      Discounts discounts,
      TransactionTemplate transaction) {
    this.seats = seats;
    this.phases = phases;
    this.stock = stock;
    this.limits = limits;
    this.inserts = inserts;
    this.discounts = discounts;
    this.transaction = transaction;
  }

  /// Writes an order with all that it takes: the seats of its holds, places, the use of its promo
  /// code, and `first`, which may refuse. Refuses PURCHASE_LIMIT_EXCEEDED, SOLD_OUT and as
  /// [Discounts#claim], with nothing written. A look at the stock first spares those who come too
  /// late the wait for its row, and those who do not the wait for them.
  Placing place(NewOrder order, EventSale sale, Runnable first) {
    order.standing().forEach((type, places) -> requireStock(order.eventId(), type, places));
    return Objects.requireNonNull(
        transaction.execute(status -> {
          first.run();
          var placing = claim(order, sale);
          if (placing != Placing.PLACED) {
            status.setRollbackOnly();
          }
          return placing;
        }));
  }

  /// What became of a new order. Unless it was placed, nothing was written.
  enum Placing {
    /// It has all that it wants.
    PLACED,
    /// One of its holds is not live any more.
    HOLD_GONE,
    /// A phase has fewer tickets left than when the order was priced.
    PRICE_GONE
  }

  /// In the order of locks that [PurchaseLimits] prescribes.
  private Placing claim(NewOrder order, EventSale sale) {
    if (!order.standing().isEmpty()) {
      claimLimits(order, sale);
    }
    if (!order.holdIds().isEmpty() && !takeOver(order)) {
      return Placing.HOLD_GONE;
    }
    inserts.insert(order);
    claimDiscount(order);
    if (!claimPhases(order)) {
      return Placing.PRICE_GONE;
    }
    order.standing().forEach((type, places) -> claimPlaces(order, type, places));
    return Placing.PLACED;
  }

  private boolean claimPhases(NewOrder order) {
    var wanted = PhaseShares.all(order);
    return phases.claim(new Buyer(order.eventId(), order.id()), wanted, order.expireTime());
  }

  private boolean takeOver(NewOrder order) {
    var holds = order.holdIds();
    var expireTime = order.expireTime();
    if (seats.moveToOrder(holds, order.userId(), order.id(), expireTime).isEmpty()) {
      return false;
    }
    if (holds.size() == 1) {
      limits.move(order.eventId(), order.userId(), holds.getFirst(), order.id(), expireTime);
    } else {
      limits.merge(order.eventId(), order.userId(), holds, order.id(), expireTime);
    }
    return true;
  }

  private void claimDiscount(NewOrder order) {
    var code = order.promoCode();
    if (code != null) {
      inserts.discount(order.id(), discounts.claim(order.discounted(), code));
    }
  }

  private void requireStock(UUID eventId, UUID type, int places) {
    int available = stock.available(eventId, type);
    if (available < places) {
      throw OrderRefusals.soldOut(type, available, places);
    }
  }

  private void claimLimits(NewOrder order, EventSale sale) {
    var keep = Duration.between(order.createTime(), order.expireTime());
    var outcome = limits.claim(sale, order.userId(), order.id(), order.standing(), keep);
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
  /// @return false when something of it is gone; then it has nothing any more
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(Order order) {
    if (!keepSeats(order)) {
      releaseUnpaid(order);
      return false;
    }
    if (order.promoCode() != null) {
      discounts.keep(order.id());
    }
    if (!phases.keep(buyer(order), PhaseShares.all(order)) || !keepPlaces(order)) {
      releaseUnpaid(order);
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
    for (Map.Entry<UUID, Integer> entry : order.standing().entrySet()) {
      var part = new Part(order.eventId(), entry.getKey(), order.id());
      if (!stock.keep(part, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /// Gives back all that an order has that ends unpaid, the use of its promo code too. Idempotent.
  /// Works inside the caller's transaction, which has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  public void releaseUnpaid(Order order) {
    releaseSeats(order);
    if (order.promoCode() != null) {
      discounts.release(order.id());
    }
    releasePlaces(order);
  }

  /// Gives back the seats, places and prices of an order at once. Idempotent. Works inside the
  /// caller's transaction, which has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Order order) {
    releaseSeats(order);
    releasePlaces(order);
  }

  private void releaseSeats(Order order) {
    limits.drop(order.eventId(), order.userId(), order.id());
    if (!order.seatIds().isEmpty()) {
      seats.release(order.eventId(), order.id(), order.seatIds());
    }
  }

  private void releasePlaces(Order order) {
    phases.release(buyer(order), PhaseShares.all(order));
    order
        .standing()
        .keySet()
        .forEach(type -> stock.release(new Part(order.eventId(), type, order.id())));
  }

  /// Gives back what some tickets of a paid order had, at once. Not idempotent: the tickets must
  /// have been cancelled by the same transaction, which has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Order order, Collection<UUID> ticketIds) {
    var given = GivenBack.of(order, ticketIds);
    limits.giveBack(order.eventId(), order.userId(), order.id(), given.ticketsPerType());
    if (!given.seatIds().isEmpty()) {
      seats.release(order.eventId(), order.id(), given.seatIds());
    }
    phases.releaseSome(buyer(order), PhaseShares.of(order, ticketIds));
    given
        .standing()
        .forEach(
            (type, places) -> stock.release(new Part(order.eventId(), type, order.id()), places));
  }

  private static Buyer buyer(Order order) {
    return new Buyer(order.eventId(), order.id());
  }
}
