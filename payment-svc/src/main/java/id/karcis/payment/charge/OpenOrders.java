package id.karcis.payment.charge;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.order.Orders;
import id.karcis.payment.order.PayableOrder;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Orders that can be paid now, asked of booking-svc.
@Component
class OpenOrders {

  private final Orders orders;
  private final DatabaseClock clock;

  OpenOrders(Orders orders, DatabaseClock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /// Returns an order of the caller that can be paid now. Refuses NOT_FOUND if it is unknown or
  /// somebody else's, `ORDER_EXPIRED` or `ORDER_STATE` if it cannot be paid.
  PayableOrder require(UUID orderId, Caller caller) {
    var order =
        orders
            .find(orderId)
            .filter(found -> caller.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("Order", orderId.toString()));
    if (!order.payable()) {
      throw order.expireTime().isAfter(clock.instant()) ? closed(order) : expired(order);
    }
    return order;
  }

  private static Refusal expired(PayableOrder order) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_EXPIRED,
        "order %s ran out at %s".formatted(order.code(), order.expireTime()),
        Map.of("code", order.code(), "expireTime", order.expireTime().toString()));
  }

  private static Refusal closed(PayableOrder order) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_STATE,
        "order %s does not wait for a payment".formatted(order.code()),
        Map.of("code", order.code()));
  }
}
