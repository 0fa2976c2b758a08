package id.karcis.payment.refund;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.ledger.Booking;
import id.karcis.payment.ledger.Ledger;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLocks;
import id.karcis.payment.payment.Payments;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Promises money back: refund, payment, books and the message to the provider in one transaction.
@Component
public class Refunding {

  private final Refunds refunds;
  private final Payments payments;
  private final PaymentLocks locks;
  private final Ledger ledger;
  private final RefundAtProviderOutbox outbox;

  Refunding(
      Refunds refunds,
      Payments payments,
      PaymentLocks locks,
      Ledger ledger,
      RefundAtProviderOutbox outbox) {
    this.refunds = refunds;
    this.payments = payments;
    this.locks = locks;
    this.ledger = ledger;
    this.outbox = outbox;
  }

  /// Promises a refund once for its id and returns the payment as it then stands. Refuses NOT_FOUND
  /// for an unknown payment, INVALID_ARGUMENT for another currency or for nothing (unless nothing
  /// was paid), FAILED_PRECONDITION `PAYMENT_STATE` when more would go back than was paid, ABORTED
  /// `IDEMPOTENCY_KEY_REUSED` for another refund under the same id.
  @Transactional
  public Payment refund(Refund refund) {
    var payment =
        locks
            .lock(refund.paymentId())
            .orElseThrow(() -> Refusals.notFound("Payment", refund.paymentId().toString()));
    check(refund, payment);
    if (!refunds.add(refund)) {
      return repeat(refund, payment);
    }
    var refunded =
        payments.addRefund(payment.id(), refund.amount()).orElseThrow(() -> tooMuch(payment));
    ledger.book(Booking.REFUND, refund.id(), payment.id(), refund.amount());
    outbox.promise(refund);
    return refunded;
  }

  private static void check(Refund refund, Payment payment) {
    var currency = payment.amount().currencyCode();
    if (!refund.amount().currencyCode().equals(currency)) {
      throw Refusals.invalid("amount.currencyCode", refund.amount().currencyCode(), currency);
    }
    if (refund.amount().minorUnits() == 0 && payment.amount().minorUnits() > 0) {
      throw Refusals.invalid("amount", "0", "more than zero");
    }
  }

  private Payment repeat(Refund refund, Payment payment) {
    var first = refunds.find(refund.id()).orElseThrow();
    if (!first.paymentId().equals(refund.paymentId()) || !first.amount().equals(refund.amount())) {
      throw Refusals.aborted(
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "refundId '%s' was used for another refund".formatted(refund.id()),
          Map.of("refundId", refund.id().toString()));
    }
    return payment;
  }

  private static Refusal tooMuch(Payment payment) {
    var left = payment.amount().minorUnits() - payment.refunded().minorUnits();
    return Refusals.failedPrecondition(
        ErrorReason.PAYMENT_STATE,
        "payment '%s' is %s, and no more than %d minor units of it are left"
            .formatted(payment.id(), payment.status(), left),
        Map.of(
            "paymentId", payment.id().toString(),
            "status", payment.status().name(),
            "leftMinorUnits", Long.toString(left)));
  }
}
