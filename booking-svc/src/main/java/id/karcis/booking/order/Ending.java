package id.karcis.booking.order;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ends orders, and frees what they kept.
@Component
class Ending {

  private final Orders orders;
  private final Reservations reservations;
  private final Charges charges;
  private final ObjectProvider<PaidCancellation> paid;
  private final AuditLog audit;

  Ending(
      Orders orders,
      Reservations reservations,
      Charges charges,
      ObjectProvider<PaidCancellation> paid,
      AuditLog audit) {
    this.orders = orders;
    this.reservations = reservations;
    this.charges = charges;
    this.paid = paid;
    this.audit = audit;
  }

  /// Cancels an order. Unpaid, its seats are free at once; paid, its tickets are given back by
  /// [PaidCancellation]. A cancelled one is answered as it is. Refuses ORDER_STATE for one that ran
  /// out, and while its payment is under way.
  @Transactional
  public Order cancel(UUID orderId, Caller by) {
    var order = orders.lock(orderId).orElseThrow();
    return switch (order.status()) {
      case CANCELLED, REFUNDED -> order;
      case PENDING_PAYMENT -> cancelUnpaid(order, by);
      case PAID, PARTIALLY_REFUNDED -> cancelPaid(order, by);
      case EXPIRED -> throw OrderRefusals.notCancellable(order);
    };
  }

  private Order cancelPaid(Order order, Caller by) {
    paid.getIfAvailable(() ->
            (_, _) -> {
              throw OrderRefusals.notCancellable(order);
            })
        .cancel(order, by);
    return orders.find(order.id()).orElseThrow();
  }

  private Order cancelUnpaid(Order order, Caller by) {
    if (charges.isOpen(order.id())) {
      throw OrderRefusals.cancelledWhilePaid(order);
    }
    end(order, OrderStatus.CANCELLED);
    if (!by.userId().equals(order.userId())) {
      audit.record("CancelOrder", "order", order.id().toString(), Map.of("code", order.code()));
    }
    return orders.find(order.id()).orElseThrow();
  }

  /// Writes down that an order ran out. False when somebody else did or it was paid.
  @Transactional
  public boolean expire(UUID orderId) {
    var order = orders.lock(orderId).orElseThrow();
    if (order.status() != OrderStatus.EXPIRED) {
      return false;
    }
    return end(order, OrderStatus.EXPIRED);
  }

  boolean end(Order order, OrderStatus status) {
    if (!orders.end(order.id(), status)) {
      return false;
    }
    reservations.releaseUnpaid(order);
    return true;
  }
}
