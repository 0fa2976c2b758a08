package id.karcis.payment.charge;

import id.karcis.payment.charge.Attempts.Due;
import id.karcis.payment.payment.Payments;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.ActionRequired;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.Providers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finishes what died or stayed open: asks the provider what became of attempts whose end is not
/// known, and closes payments that nobody charged in time. Several instances may run at once.
@Component
class ChargeRecovery {

  private static final Logger log = LoggerFactory.getLogger(ChargeRecovery.class);
  private static final int BATCH = 50;

  /// Longest pause between two questions about one attempt.
  private static final Duration MAX_WAIT = Duration.ofMinutes(5);

  private final Attempts attempts;
  private final Payments payments;
  private final Providers providers;
  private final ChargeResults results;

  ChargeRecovery(Attempts attempts, Payments payments, Providers providers, ChargeResults results) {
    this.attempts = attempts;
    this.payments = payments;
    this.providers = providers;
    this.results = results;
  }

  /// Returns whether there may be more to do right away.
  boolean runOnce() {
    var due = attempts.claimDue(BATCH, MAX_WAIT);
    due.forEach(this::recover);
    var cancelled = payments.cancelExpired(BATCH);
    return due.size() == BATCH || cancelled == BATCH;
  }

  private void recover(Due due) {
    var attempt = due.attempt();
    try {
      var outcome = outcome(due, providers.named(attempt.provider()));
      var payment = results.record(attempt, outcome);
      log.info("payment {} is {} after asking again", payment.id(), payment.status());
    } catch (RuntimeException e) {
      log.warn("attempt {} could not be resolved and is asked about again", attempt.id(), e);
    }
  }

  /// A buyer who was asked to do something and did not has no time left once the order has run out.
  private static ChargeOutcome outcome(Due due, PaymentProvider provider) {
    var id = due.attempt().id();
    var found = provider.find(id).orElseGet(() -> provider.forbid(id));
    return found instanceof ActionRequired && due.orderOver() ? provider.forbid(id) : found;
  }
}
