package id.karcis.payment.charge;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.order.PayableOrder;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Instant;
import java.util.Map;

/// Why an order cannot be paid, in the words of booking-svc.
final class OrderRefusals {

  private OrderRefusals() {}

  static Refusal expired(String code, Instant expireTime) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_EXPIRED,
        "order %s ran out at %s".formatted(code, expireTime),
        Map.of("code", code, "expireTime", expireTime.toString()));
  }

  static Refusal state(PayableOrder order) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_STATE,
        "order %s is %s".formatted(order.code(), order.status()),
        Map.of("code", order.code(), "status", order.status().name()));
  }
}
