package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.limit.ClaimOutcome;
import id.karcis.booking.limit.LimitRefusals;
import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.seat.SeatClaims;
import id.karcis.booking.stock.PhaseStock;
import id.karcis.booking.stock.PhaseStock.Buyer;
import id.karcis.booking.stock.PhaseStock.PhaseTickets;
import id.karcis.booking.stock.StandingStock;
import id.karcis.booking.stock.StandingStock.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What an order claims more or less when one of its lines changes. Works inside the caller's
/// transaction, which has locked the order, in the order of locks that [PurchaseLimits] prescribes:
/// [#more] or [#fewer], then the use of a promo code, then [#moreStock] or [#fewerStock].
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LineClaims {

  private final SeatClaims seats;
  private final PhaseStock phases;
  private final StandingStock stock;
  private final PurchaseLimits limits;
  private final OrderInserts inserts;

  LineClaims(
      SeatClaims seats,
      PhaseStock phases,
      StandingStock stock,
      PurchaseLimits limits,
      OrderInserts inserts) {
    this.seats = seats;
    this.phases = phases;
    this.stock = stock;
    this.limits = limits;
    this.inserts = inserts;
  }

  /// More or fewer tickets of one ticket type at the price of one phase.
  ///
  /// @param order as it was
  /// @param seatId null on a standing floor
  /// @param phase name of the phase, or empty
  /// @param tickets above 0 for more, below for fewer
  record Change(Order order, UUID ticketTypeId, @Nullable UUID seatId, String phase, int tickets) {

    static Change more(Order order, OrderLine line) {
      return new Change(order, line.ticketTypeId(), line.seatId(), line.phase(), line.quantity());
    }

    static Change of(Order order, OrderItem item, int tickets) {
      return new Change(order, item.ticketTypeId(), item.seatId(), item.phase(), tickets);
    }

    private Buyer buyer() {
      return new Buyer(order.eventId(), order.id());
    }

    private Part part() {
      return new Part(order.eventId(), ticketTypeId, order.id());
    }

    private PhaseTickets inPhase(int number) {
      return new PhaseTickets(ticketTypeId, phase, number);
    }

    private int ticketsInPhase() {
      return order.items().stream()
          .filter(i -> i.ticketTypeId().equals(ticketTypeId) && i.phase().equals(phase))
          .mapToInt(OrderItem::quantity)
          .sum();
    }
  }

  /// Claims the limits of more tickets, and takes their seat from its hold. Refuses
  /// PURCHASE_LIMIT_EXCEEDED, SEAT_UNAVAILABLE.
  ///
  /// @param call whose id the hold of a seat bears
  void more(Change change, EventSale sale, UUID call) {
    var order = change.order();
    var seatId = change.seatId();
    if (seatId == null) {
      claimLimits(change, sale, call);
    } else {
      takeOver(order, seatId, call);
    }
    limits.merge(order.eventId(), order.userId(), List.of(call), order.id(), order.expireTime());
  }

  private void takeOver(Order order, UUID seatId, UUID holdId) {
    if (seats.moveToOrder(holdId, order.userId(), order.id(), order.expireTime()).isEmpty()) {
      throw OrderRefusals.seatsUnavailable(List.of(seatId));
    }
    inserts.moreHolds(order.id(), List.of(holdId));
  }

  private void claimLimits(Change change, EventSale sale, UUID call) {
    var wanted = Map.of(change.ticketTypeId(), change.tickets());
    var keep = Duration.between(change.order().createTime(), change.order().expireTime());
    var outcome = limits.claim(sale, change.order().userId(), call, wanted, keep);
    if (outcome instanceof ClaimOutcome.Exceeded exceeded) {
      throw LimitRefusals.exceeded(exceeded);
    }
  }

  /// Gives back the limits of fewer tickets, and their seat.
  void fewer(Change change) {
    var order = change.order();
    var back = new TreeMap<>(Map.of(change.ticketTypeId(), -change.tickets()));
    limits.giveBack(order.eventId(), order.userId(), order.id(), back);
    var seatId = change.seatId();
    if (seatId != null) {
      seats.release(order.eventId(), order.id(), List.of(seatId));
    }
  }

  /// Claims more of a phase with a quantity and of a standing floor. Refuses SOLD_OUT.
  ///
  /// @return false when the phase has not as many left; then the caller rolls back
  boolean moreStock(Change change) {
    return morePhase(change) && morePlaces(change);
  }

  /// What the order has is given back and claimed together with what is new, under the lock of the
  /// counter.
  private boolean morePhase(Change change) {
    if (change.phase().isEmpty()) {
      return true;
    }
    phases.keepUncounted(change.ticketTypeId());
    int before = change.ticketsInPhase();
    if (before > 0) {
      phases.release(change.buyer(), List.of(change.inPhase(before)));
    }
    var wanted = List.of(change.inPhase(before + change.tickets()));
    return phases.claim(change.buyer(), wanted, change.order().expireTime());
  }

  private boolean morePlaces(Change change) {
    if (change.seatId() != null) {
      return true;
    }
    var order = change.order();
    int before = order.standing().getOrDefault(change.ticketTypeId(), 0);
    if (before > 0) {
      stock.release(change.part());
    }
    if (!stock.claim(change.part(), before + change.tickets(), order.expireTime())) {
      int left = stock.available(order.eventId(), change.ticketTypeId()) - before;
      throw OrderRefusals.soldOut(change.ticketTypeId(), left, change.tickets());
    }
    return true;
  }

  /// Gives back some of a phase and of a standing floor.
  void fewerStock(Change change) {
    if (!change.phase().isEmpty()) {
      phases.releaseSome(change.buyer(), List.of(change.inPhase(-change.tickets())));
    }
    if (change.seatId() == null) {
      stock.release(change.part(), -change.tickets());
    }
  }
}
