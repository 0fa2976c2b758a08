package id.karcis.booking.settlement;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.dashboard.SaleJournal;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.Reservations;
import id.karcis.booking.order.Settler.Settled;
import id.karcis.booking.refund.RefundEnds;
import id.karcis.booking.settlement.Settlements.Settlement;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records money that went back.
@Component
class RefundRecords {

  private final Orders orders;
  private final Reservations reservations;
  private final Tickets tickets;
  private final Settlements settlements;
  private final OrderRefunds refunds;
  private final RefundEnds ends;
  private final SaleJournal journal;

  RefundRecords(
      Orders orders,
      Reservations reservations,
      Tickets tickets,
      Settlements settlements,
      OrderRefunds refunds,
      RefundEnds ends,
      SaleJournal journal) {
    this.orders = orders;
    this.reservations = reservations;
    this.tickets = tickets;
    this.settlements = settlements;
    this.refunds = refunds;
    this.ends = ends;
    this.journal = journal;
  }

  /// Records that money of a payment went back: once for each refund id, however often it is
  /// called. Refunds of tickets end by [RefundEnds]. When all of the payment is back by another
  /// way, the order becomes REFUNDED, unless it is paid by another payment or still waits for one;
  /// when it was paid by this one, its tickets are void and its places free. Refuses NOT_FOUND for
  /// an unknown order, INVALID_ARGUMENT for a payment of another order or in another currency,
  /// `IDEMPOTENCY_KEY_REUSED` for another refund under the same id, UNAVAILABLE as long as it is
  /// not known what was paid.
  @Transactional
  void record(Refunded refunded) {
    var order =
        orders
            .lock(refunded.orderId())
            .orElseThrow(() -> Refusals.notFound("order", refunded.orderId().toString()));
    var settlement =
        settlements.find(refunded.paymentId()).orElseGet(() -> returned(order, refunded));
    requireSame(settlement, order, refunded);
    if (!refunds.add(refunded)) {
      requireRepeated(refunded);
      return;
    }
    ends.complete(order, refunded.refundId());
    boolean over =
        refunds.sumMinor(refunded.paymentId()) >= settlement.amountMinor()
            && settlements.markRefunded(refunded.paymentId())
            && !refunds.allForTickets(refunded.paymentId());
    List<UUID> cancelled = over ? apply(order, settlement.outcome()) : List.of();
    journal.refunded(refunded.refundId(), cancelled);
  }

  /// It went back before its success was told: when that comes, nothing is left to be settled. What
  /// is less than the order costs may be a part, and the rest of it must not be lost.
  private Settlement returned(Order order, Refunded refunded) {
    if (!Totals.match(order, refunded.amountMinor(), refunded.currencyCode())) {
      throw Refusals.unavailable("the settlement of payment " + refunded.paymentId());
    }
    var settlement =
        new Settlement(
            order.id(), Settled.REFUND_DUE, refunded.amountMinor(), refunded.currencyCode());
    settlements.add(refunded.paymentId(), settlement);
    return settlement;
  }

  /// Returns the tickets that it made void.
  private List<UUID> apply(Order order, Settled outcome) {
    return switch (outcome) {
      case SETTLED -> {
        ends.closeAll(order);
        var cancelled = tickets.cancel(order.id());
        reservations.release(order);
        orders.markRefunded(order.id());
        yield cancelled;
      }
      case REFUND_DUE -> {
        switch (order.status()) {
          case CANCELLED, EXPIRED -> orders.markRefunded(order.id());
          case PENDING_PAYMENT, PAID, REFUNDED, PARTIALLY_REFUNDED -> {}
        }
        yield List.of();
      }
    };
  }

  private static void requireSame(Settlement settlement, Order order, Refunded refunded) {
    if (!settlement.orderId().equals(order.id())) {
      throw Refusals.invalid(
          "paymentId", refunded.paymentId().toString(), "a payment of order " + order.id());
    }
    if (!refunded.currencyCode().equals(settlement.currencyCode())) {
      throw Refusals.invalid(
          "amount.currencyCode", refunded.currencyCode(), settlement.currencyCode());
    }
  }

  private void requireRepeated(Refunded refunded) {
    if (!refunds.get(refunded.refundId()).equals(refunded)) {
      throw Refusals.aborted(
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "refundId '%s' was used for another refund".formatted(refunded.refundId()),
          Map.of("refundId", refunded.refundId().toString()));
    }
  }
}
