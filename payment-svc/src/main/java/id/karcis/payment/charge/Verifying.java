package id.karcis.payment.charge;

import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.Providers;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the provider what became of a payment. What it says is written down as if it had told it by
/// itself, and nothing else changes.
@Component
public class Verifying {

  private static final Logger log = LoggerFactory.getLogger(Verifying.class);

  private final PaymentReads reads;
  private final Attempts attempts;
  private final Providers providers;
  private final ChargeResults results;
  private final AuditLog audit;

  Verifying(
      PaymentReads reads,
      Attempts attempts,
      Providers providers,
      ChargeResults results,
      AuditLog audit) {
    this.reads = reads;
    this.attempts = attempts;
    this.providers = providers;
    this.results = results;
    this.audit = audit;
  }

  /// Returns a payment of the caller as it stands after the provider was asked; one that was never
  /// charged or has its money is returned as it is. Refuses NOT_FOUND for somebody else's,
  /// UNAVAILABLE when the provider does not answer. An admin who asks about somebody else's is
  /// audited.
  public Payment verify(UUID paymentId, Caller caller) {
    var payment =
        reads
            .findById(paymentId)
            .filter(found -> caller.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("Payment", paymentId.toString()));
    if (payment.paidTime() != null) {
      return payment;
    }
    return attempts.ofPayment(paymentId).map(it -> ask(payment, it, caller)).orElse(payment);
  }

  private Payment ask(Payment payment, Attempt attempt, Caller caller) {
    recordForeign(payment, caller);
    return found(attempt).map(outcome -> results.record(attempt, outcome)).orElse(payment);
  }

  private Optional<ChargeOutcome> found(Attempt attempt) {
    var provider = providers.named(attempt.provider());
    try {
      return provider.find(attempt.id());
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("{} did not answer about attempt {}", attempt.provider(), attempt.id(), e);
      throw Refusals.unavailable("payment provider " + attempt.provider());
    }
  }

  private void recordForeign(Payment payment, Caller caller) {
    if (!caller.userId().equals(payment.userId())) {
      audit.recordAttempt(
          "VerifyPayment",
          "Payment",
          payment.id().toString(),
          Map.of("orderId", payment.orderId().toString()));
    }
  }
}
