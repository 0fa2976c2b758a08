package id.karcis.payment.charge;

import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.payment.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Charges that wait for the buyer. A buyer who pays the order anew does not want to finish the one
/// they began.
@Component
class WaitingCharges {

  private static final Logger log = LoggerFactory.getLogger(WaitingCharges.class);

  private final Attempts attempts;
  private final Providers providers;
  private final ChargeResults results;

  WaitingCharges(Attempts attempts, Providers providers, ChargeResults results) {
    this.attempts = attempts;
    this.providers = providers;
    this.results = results;
  }

  /// Closes the charge of a payment at its provider if it waits for the buyer. Returns whether the
  /// payment is decided by that: declined, or paid after all.
  boolean giveUp(Payment payment) {
    return attempts.waiting(payment.id()).map(this::close).orElse(false);
  }

  private boolean close(Attempt attempt) {
    try {
      var outcome = providers.named(attempt.provider()).forbid(attempt.id());
      return results.record(attempt, outcome).status() != PaymentStatus.PROCESSING;
    } catch (RuntimeException e) {
      log.warn("attempt {} could not be given up", attempt.id(), e);
      return false;
    }
  }
}
