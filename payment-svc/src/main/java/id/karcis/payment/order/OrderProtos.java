package id.karcis.payment.order;

import com.google.protobuf.Timestamp;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.internal.v1.SettleOrderRequest;
import id.karcis.api.booking.internal.v1.SettleOrderResponse;
import id.karcis.api.booking.v1.Order;
import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.Settlement;
import id.karcis.platform.money.Amounts;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Translates between the features and booking-svc's messages.
final class OrderProtos {

  private OrderProtos() {}

  static PayableOrder payableOrder(id.karcis.api.booking.internal.v1.PayableOrder order) {
    var total = order.getTotal();
    return new PayableOrder(
        UUID.fromString(order.getOrderId()),
        order.getCode(),
        UUID.fromString(order.getUserId()),
        new Amount(Amounts.minorUnits("total", total), total.getCurrencyCode()),
        Instant.ofEpochSecond(order.getExpireTime().getSeconds(), order.getExpireTime().getNanos()),
        status(order.getStatus()));
  }

  private static OrderStatus status(Order.Status status) {
    return switch (status) {
      case PENDING_PAYMENT -> OrderStatus.PENDING_PAYMENT;
      case PAID -> OrderStatus.PAID;
      case CANCELLED -> OrderStatus.CANCELLED;
      case EXPIRED -> OrderStatus.EXPIRED;
      case REFUNDED -> OrderStatus.REFUNDED;
      case PARTIALLY_REFUNDED -> OrderStatus.PARTIALLY_REFUNDED;
      case STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("booking-svc answered order status " + status);
    };
  }

  static SettleOrderRequest settleOrder(Payment payment) {
    var paid = Objects.requireNonNull(payment.paidTime(), "a payment to settle has its money");
    return SettleOrderRequest.newBuilder()
        .setOrderId(payment.orderId().toString())
        .setPaymentId(payment.id().toString())
        .setAmount(money(payment.amount()))
        .setPaidTime(
            Timestamp.newBuilder().setSeconds(paid.getEpochSecond()).setNanos(paid.getNano()))
        .build();
  }

  static Settlement settlement(SettleOrderResponse response) {
    return switch (response.getOutcome()) {
      case SETTLED -> Settlement.SETTLED;
      case REFUND_DUE -> Settlement.REFUND_DUE;
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException(
              "booking-svc answered outcome " + response.getOutcomeValue());
    };
  }

  static RecordRefundRequest recordRefund(Payment payment, UUID refundId, Amount amount) {
    return RecordRefundRequest.newBuilder()
        .setOrderId(payment.orderId().toString())
        .setPaymentId(payment.id().toString())
        .setAmount(money(amount))
        .setRefundId(refundId.toString())
        .build();
  }

  private static com.google.type.Money money(Amount amount) {
    return Amounts.money(amount.minorUnits(), amount.currencyCode());
  }
}
