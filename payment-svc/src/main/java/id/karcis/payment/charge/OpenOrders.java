package id.karcis.payment.charge;

import id.karcis.payment.order.Orders;
import id.karcis.payment.order.PayableOrder;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Orders that can be paid now, asked of booking-svc.
@Component
class OpenOrders {

  private final Orders orders;

  OpenOrders(Orders orders) {
    this.orders = orders;
  }

  /// Returns an order of the caller that can be paid now. Refuses NOT_FOUND if it is unknown or
  /// somebody else's, `ORDER_EXPIRED` or `ORDER_STATE` if it cannot be paid.
  PayableOrder require(UUID orderId, Caller caller) {
    var order =
        orders
            .find(orderId)
            .filter(found -> caller.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("Order", orderId.toString()));
    return switch (order.status()) {
      case PENDING_PAYMENT -> order;
      case EXPIRED -> throw OrderRefusals.expired(order.code(), order.expireTime());
      case PAID, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> throw OrderRefusals.state(order);
    };
  }
}
