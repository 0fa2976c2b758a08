package id.karcis.payment.charge;

import id.karcis.payment.order.Orders;
import id.karcis.payment.order.PayableOrder;
import id.karcis.payment.payment.Payment;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.Optional;
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
    return payable(orderId, orders.find(orderId), caller);
  }

  /// Like [#require], for a payment that is charged next: the order keeps its total until that
  /// charge has ended. Refuses `PAYMENT_IN_PROGRESS` too.
  PayableOrder requireToCharge(Payment payment, Caller caller) {
    var order = orders.beginCharge(payment.orderId(), payment.id());
    return payable(payment.orderId(), order, caller);
  }

  private static PayableOrder payable(UUID orderId, Optional<PayableOrder> found, Caller caller) {
    var order =
        found
            .filter(it -> caller.mayActFor(it.userId()))
            .orElseThrow(() -> Refusals.notFound("Order", orderId.toString()));
    return switch (order.status()) {
      case PENDING_PAYMENT -> order;
      case EXPIRED -> throw OrderRefusals.expired(order.code(), order.expireTime());
      case PAID, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> throw OrderRefusals.state(order);
    };
  }
}
