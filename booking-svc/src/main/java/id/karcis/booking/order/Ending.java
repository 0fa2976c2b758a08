package id.karcis.booking.order;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ends orders that are not paid, and frees what they kept.
@Component
class Ending {

  private final Orders orders;
  private final Reservations reservations;
  private final AuditLog audit;

  Ending(Orders orders, Reservations reservations, AuditLog audit) {
    this.orders = orders;
    this.reservations = reservations;
    this.audit = audit;
  }

  /// Cancels an unpaid order; its seats are free at once. A cancelled one is answered as it is.
  /// Refuses ORDER_STATE for any other.
  @Transactional
  public Order cancel(UUID orderId, Caller by) {
    var order = orders.lock(orderId).orElseThrow();
    return switch (order.status()) {
      case CANCELLED -> order;
      case PENDING_PAYMENT -> cancel(order, by);
      case PAID, EXPIRED, REFUNDED, PARTIALLY_REFUNDED -> throw OrderRefusals.notCancellable(order);
    };
  }

  private Order cancel(Order order, Caller by) {
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

  private boolean end(Order order, OrderStatus status) {
    if (!orders.end(order.id(), status)) {
      return false;
    }
    reservations.release(order);
    return true;
  }
}
