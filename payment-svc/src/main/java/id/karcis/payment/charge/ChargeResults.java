package id.karcis.payment.charge;

import id.karcis.payment.ledger.Booking;
import id.karcis.payment.ledger.Ledger;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLocks;
import id.karcis.payment.payment.Payments;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.ActionRequired;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Succeeded;
import id.karcis.payment.provider.ChargeOutcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The second transaction of a charge: what the provider said, the books, and the message to
/// booking-svc, all or none. The same truth may arrive several times and by several ways; the first
/// one counts, and money that is here overrules a decline that was told before.
@Component
class ChargeResults {

  private static final Logger log = LoggerFactory.getLogger(ChargeResults.class);

  private final Attempts attempts;
  private final Payments payments;
  private final PaymentLocks locks;
  private final Ledger ledger;
  private final SettleOrderOutbox settlements;
  private final RecordDeclineOutbox declines;
  private final ClientSecrets secrets;
  private final ForbidChargeOutbox ends;

  ChargeResults(
      Attempts attempts,
      Payments payments,
      PaymentLocks locks,
      Ledger ledger,
      SettleOrderOutbox settlements,
      RecordDeclineOutbox declines,
      ClientSecrets secrets,
      ForbidChargeOutbox ends) {
    this.attempts = attempts;
    this.payments = payments;
    this.locks = locks;
    this.ledger = ledger;
    this.settlements = settlements;
    this.declines = declines;
    this.secrets = secrets;
    this.ends = ends;
  }

  /// Writes an outcome down and returns the payment as it then stands.
  @Transactional
  public Payment record(Attempt attempt, ChargeOutcome outcome) {
    switch (outcome) {
      case Succeeded success -> succeed(attempt, success);
      case Declined(var reason) -> decline(attempt, reason);
      case ActionRequired(var secret) -> secrets.keep(attempt, secret);
      case Unknown() -> log.debug("attempt {} is not decided yet", attempt.id());
    }
    return locks.current(attempt.paymentId());
  }

  private void succeed(Attempt attempt, Succeeded success) {
    if (!attempts.succeed(attempt.id())) {
      return;
    }
    var payment =
        payments
            .succeed(attempt.paymentId(), success.reference(), success.time())
            .orElseThrow(() -> contradiction(attempt));
    ledger.book(Booking.CHARGE, payment.id(), payment.id(), payment.amount());
    settlements.promise(payment);
  }

  private void decline(Attempt attempt, String reason) {
    attempts
        .decline(attempt.id())
        .ifPresent(buyerCouldFinish -> {
          var payment =
              payments.fail(attempt.paymentId(), reason).orElseThrow(() -> contradiction(attempt));
          declines.promise(payment);
          if (buyerCouldFinish) {
            ends.promise(attempt);
          }
        });
  }

  private static IllegalStateException contradiction(Attempt attempt) {
    return new IllegalStateException(
        "attempt %s and payment %s are in states that do not go together"
            .formatted(attempt.id(), attempt.paymentId()));
  }
}
