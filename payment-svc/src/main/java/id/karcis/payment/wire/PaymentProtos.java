package id.karcis.payment.wire;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.OpenPaymentRequest;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.payment.charge.OrderCharge;
import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.payment.refund.Refund;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.validation.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Translates between messages and the features.
final class PaymentProtos {

  private PaymentProtos() {}

  static id.karcis.api.payment.v1.Payment toProto(Payment payment) {
    var proto =
        id.karcis.api.payment.v1.Payment.newBuilder()
            .setId(payment.id().toString())
            .setOrderId(payment.orderId().toString())
            .setUserId(payment.userId().toString())
            .setAmount(money(payment.amount()))
            .setRefundedAmount(money(payment.refunded()))
            .setProvider(payment.provider())
            .setMethod(payment.provider())
            .setStatus(status(payment.status()))
            .setCreateTime(timestamp(payment.createTime()))
            .setUpdateTime(timestamp(payment.updateTime()));
    if (payment.failureReason() != null) {
      proto.setFailureReason(payment.failureReason());
    }
    return proto.build();
  }

  private static id.karcis.api.payment.v1.Payment.Status status(PaymentStatus status) {
    return switch (status) {
      case PENDING, PROCESSING -> id.karcis.api.payment.v1.Payment.Status.PENDING;
      case SUCCEEDED -> id.karcis.api.payment.v1.Payment.Status.SUCCEEDED;
      case FAILED -> id.karcis.api.payment.v1.Payment.Status.FAILED;
      case CANCELLED -> id.karcis.api.payment.v1.Payment.Status.CANCELLED;
      case REFUNDED -> id.karcis.api.payment.v1.Payment.Status.REFUNDED;
      case PARTIALLY_REFUNDED -> id.karcis.api.payment.v1.Payment.Status.PARTIALLY_REFUNDED;
    };
  }

  /// Returns the states that callers know as `status`; none for no filter.
  static Set<PaymentStatus> statuses(id.karcis.api.payment.v1.Payment.Status status) {
    return switch (status) {
      case PENDING -> EnumSet.of(PaymentStatus.PENDING, PaymentStatus.PROCESSING);
      case SUCCEEDED -> EnumSet.of(PaymentStatus.SUCCEEDED);
      case FAILED -> EnumSet.of(PaymentStatus.FAILED);
      case CANCELLED -> EnumSet.of(PaymentStatus.CANCELLED);
      case REFUNDED -> EnumSet.of(PaymentStatus.REFUNDED);
      case PARTIALLY_REFUNDED -> EnumSet.of(PaymentStatus.PARTIALLY_REFUNDED);
      case STATUS_UNSPECIFIED, UNRECOGNIZED -> EnumSet.noneOf(PaymentStatus.class);
    };
  }

  static OrderCharge toCharge(ChargeOrderRequest request) {
    return new OrderCharge(
        Ids.uuid("orderId", request.getOrderId()),
        request.getCode(),
        Ids.uuid("userId", request.getUserId()),
        amount(request.getAmount()),
        request.getMethod(),
        request.getToken(),
        instant(request.getExpireTime()),
        Ids.uuid("requestId", request.getRequestId()));
  }

  static NewPayment toNewPayment(OpenPaymentRequest request) {
    return new NewPayment(
        Ids.uuid("orderId", request.getOrderId()),
        Ids.uuid("userId", request.getUserId()),
        amount(request.getAmount()),
        request.getMethod(),
        instant(request.getExpireTime()));
  }

  static Refund toRefund(RefundPaymentRequest request) {
    return new Refund(
        Ids.uuid("refundId", request.getRefundId()),
        Ids.uuid("paymentId", request.getPaymentId()),
        amount(request.getAmount()),
        request.getReason());
  }

  private static Amount amount(Money money) {
    return new Amount(Amounts.minorUnits("amount", money), money.getCurrencyCode());
  }

  private static Money money(Amount amount) {
    return Amounts.money(amount.minorUnits(), amount.currencyCode());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
