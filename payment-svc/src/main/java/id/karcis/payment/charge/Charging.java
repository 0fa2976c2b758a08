package id.karcis.payment.charge;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.charge.ChargeStart.Begun;
import id.karcis.payment.charge.ChargeStart.Busy;
import id.karcis.payment.charge.ChargeStart.Standing;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.Providers;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Takes money: one transaction that writes down that the provider is about to be asked, the
/// question with a deadline and outside any transaction, a second transaction with the answer.
/// Where it dies between them, [ChargeRecovery] finishes.
@Component
public class Charging {

  private static final Logger log = LoggerFactory.getLogger(Charging.class);

  /// What is kept of the caller's time to write the outcome down and to answer.
  private static final Duration RESERVE = Duration.ofMillis(500);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final ChargeDesk desk;
  private final ChargeResults results;
  private final WaitingCharges waiting;
  private final Providers providers;
  private final ChargeSettings settings;

  Charging(
      ChargeDesk desk,
      ChargeResults results,
      WaitingCharges waiting,
      Providers providers,
      ChargeSettings settings) {
    this.waiting = waiting;
    this.desk = desk;
    this.results = results;
    this.providers = providers;
    this.settings = settings;
  }

  /// Charges an order, opening a payment if none is open, and returns the payment as it then
  /// stands. Repeated with the same `requestId` it answers and charges nothing. A payment that has
  /// its money is answered as it is; one that waits for the buyer is given up. Refuses a bad token,
  /// `PAYMENT_IN_PROGRESS`, `ORDER_EXPIRED`, and `IDEMPOTENCY_KEY_REUSED` for a `requestId` of
  /// another charge.
  ///
  /// @param timeLeft how long the caller waits
  public Payment chargeOrder(OrderCharge charge, Duration timeLeft) {
    return charge(charge, timeLeft, () -> beginForOrder(charge));
  }

  private ChargeStart beginForOrder(OrderCharge charge) {
    var start = desk.beginForOrder(charge);
    return start instanceof Busy(var payment) && waiting.giveUp(payment)
        ? desk.beginForOrder(charge)
        : start;
  }

  /// Like [#chargeOrder], for a payment that was opened before.
  public Payment chargePayment(UUID paymentId, OrderCharge charge, Duration timeLeft) {
    return charge(charge, timeLeft, () -> desk.beginForPayment(paymentId, charge));
  }

  /// Refuses a token that the provider does not know, and a provider that is not set up.
  void checkToken(String provider, String token) {
    providers.named(provider).checkToken(token);
  }

  private Payment charge(OrderCharge charge, Duration timeLeft, Supplier<ChargeStart> begin) {
    var provider = providers.named(charge.provider());
    provider.checkToken(charge.token());
    return switch (begun(begin)) {
      case Begun(var attempt) -> {
        var outcome = ask(provider, charge, attempt, limit(timeLeft));
        yield results.record(attempt, outcome);
      }
      case Standing(var payment) -> payment;
      case Busy(var payment) -> throw busy(payment);
    };
  }

  /// Two calls with one `requestId` at the same moment: the second insert fails, and its repetition
  /// finds the first.
  private static ChargeStart begun(Supplier<ChargeStart> begin) {
    try {
      return begin.get();
    } catch (DuplicateKeyException _) {
      return begin.get();
    }
  }

  private static ChargeOutcome ask(
      PaymentProvider provider, OrderCharge charge, Attempt attempt, Duration limit) {
    try {
      return provider.charge(charge.toProvider(attempt.id()), limit);
    } catch (RuntimeException e) {
      log.warn("{} did not answer to attempt {}", provider.name(), attempt.id(), e);
      return new ChargeOutcome.Unknown();
    }
  }

  private Duration limit(Duration timeLeft) {
    var usable = timeLeft.minus(RESERVE);
    var limit =
        usable.compareTo(settings.providerDeadline()) < 0 ? usable : settings.providerDeadline();
    return limit.isNegative() ? Duration.ZERO : limit;
  }

  private static Refusal busy(Payment payment) {
    return Refusals.aborted(
            ErrorReason.PAYMENT_IN_PROGRESS,
            "another charge of order '%s' is under way".formatted(payment.orderId()),
            Map.of("orderId", payment.orderId().toString(), "paymentId", payment.id().toString()))
        .retryAfter(LOOK_AGAIN);
  }
}
