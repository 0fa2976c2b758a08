package id.karcis.booking.settlement;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.Reservations;
import id.karcis.booking.order.Settler.Paid;
import id.karcis.booking.order.Settler.Settled;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.error.Refusals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records money that went back.
@Component
class RefundRecords {

  private final Orders orders;
  private final Reservations reservations;
  private final Tickets tickets;
  private final Settlements settlements;

  RefundRecords(
      Orders orders, Reservations reservations, Tickets tickets, Settlements settlements) {
    this.orders = orders;
    this.reservations = reservations;
    this.tickets = tickets;
    this.settlements = settlements;
  }

  /// Records that all of a payment went back: exactly once, however often it is called. The order
  /// becomes REFUNDED, unless it is paid by another payment or still waits for one. When it was
  /// paid by this one, its tickets are void and its places free. Refuses NOT_FOUND for an unknown
  /// order, INVALID_ARGUMENT for another amount than was paid.
  @Transactional
  void record(Paid refunded) {
    var order =
        orders
            .lock(refunded.orderId())
            .orElseThrow(() -> Refusals.notFound("order", refunded.orderId().toString()));
    requireAll(order, refunded);
    var known = settlements.find(refunded.paymentId());
    if (known.isEmpty()) {
      // It went back before its success was told: when that comes, nothing is left to be settled.
      settlements.add(refunded, Settled.REFUND_DUE);
    }
    if (settlements.markRefunded(refunded.paymentId())) {
      var outcome = known.map(Settlements.Settlement::outcome).orElse(Settled.REFUND_DUE);
      apply(order, outcome);
    }
  }

  private void apply(Order order, Settled outcome) {
    switch (outcome) {
      case SETTLED -> {
        tickets.cancel(order.id());
        reservations.release(order);
        orders.markRefunded(order.id());
      }
      case REFUND_DUE -> {
        switch (order.status()) {
          case CANCELLED, EXPIRED -> orders.markRefunded(order.id());
          case PENDING_PAYMENT, PAID, REFUNDED, PARTIALLY_REFUNDED -> {}
        }
      }
    }
  }

  private static void requireAll(Order order, Paid refunded) {
    if (refunded.amountMinor() != order.totalMinor()
        || !refunded.currencyCode().equals(order.currencyCode())) {
      throw Refusals.invalid(
          "amount",
          "%d %s".formatted(refunded.amountMinor(), refunded.currencyCode()),
          "%d %s".formatted(order.totalMinor(), order.currencyCode()));
    }
  }
}
