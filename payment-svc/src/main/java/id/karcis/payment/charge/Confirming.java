package id.karcis.payment.charge;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Charges a payment that its buyer opened before.
@Component
public class Confirming {

  private final PaymentReads reads;
  private final OpenOrders orders;
  private final Charging charging;
  private final AuditLog audit;

  Confirming(PaymentReads reads, OpenOrders orders, Charging charging, AuditLog audit) {
    this.reads = reads;
    this.orders = orders;
    this.charging = charging;
    this.audit = audit;
  }

  /// Charges an open payment of the caller and returns it as it then stands; one that has its money
  /// is returned as it is. Refuses NOT_FOUND for somebody else's, `PAYMENT_DECLINED` for one that
  /// failed, now or before, and what [Charging#chargeOrder] refuses.
  ///
  /// @param requestId names this attempt: it takes money once
  /// @param timeLeft how long the caller waits
  public Payment confirm(
      UUID paymentId, String token, UUID requestId, Caller caller, Duration timeLeft) {
    var payment =
        reads
            .findById(paymentId)
            .filter(found -> caller.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("Payment", paymentId.toString()));
    return answered(
        switch (payment.status()) {
          case PENDING -> {
            charging.checkToken(payment.provider(), token);
            var order = orders.requireToCharge(payment, caller);
            recordForeign(payment, caller);
            var asked = charge(payment, token, requestId).of(order);
            yield charging.chargePayment(paymentId, asked, timeLeft);
          }
          case PROCESSING ->
              charging.chargePayment(paymentId, charge(payment, token, requestId), timeLeft);
          case SUCCEEDED, FAILED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> payment;
        },
        caller);
  }

  /// Before the money moves, since no transaction spans both.
  private void recordForeign(Payment payment, Caller caller) {
    if (!caller.userId().equals(payment.userId())) {
      audit.recordAttempt(
          "ConfirmPayment",
          "Payment",
          payment.id().toString(),
          Map.of("orderId", payment.orderId().toString()));
    }
  }

  private static OrderCharge charge(Payment payment, String token, UUID requestId) {
    return new OrderCharge(
        payment.orderId(),
        null,
        payment.userId(),
        payment.amount(),
        payment.provider(),
        token,
        payment.expireTime(),
        requestId);
  }

  private Payment answered(Payment payment, Caller caller) {
    if (payment.status() == PaymentStatus.FAILED) {
      throw declined(payment);
    }
    if (payment.status() == PaymentStatus.CANCELLED) {
      throw cancelled(payment, caller);
    }
    return payment;
  }

  private static Refusal declined(Payment payment) {
    var reason = String.valueOf(payment.failureReason());
    return Refusals.failedPrecondition(
        ErrorReason.PAYMENT_DECLINED,
        "the payment was declined: %s; the order can be paid by another one".formatted(reason),
        Map.of("failureReason", reason, "paymentId", payment.id().toString()));
  }

  /// It was given up because its order ran out, or because the clocks of the two services differ by
  /// a moment: then another payment can be opened.
  private Refusal cancelled(Payment payment, Caller caller) {
    var order = orders.require(payment.orderId(), caller);
    return Refusals.failedPrecondition(
        ErrorReason.PAYMENT_STATE,
        "payment '%s' was cancelled; order %s can be paid by another one"
            .formatted(payment.id(), order.code()),
        Map.of("paymentId", payment.id().toString(), "status", payment.status().name()));
  }
}
