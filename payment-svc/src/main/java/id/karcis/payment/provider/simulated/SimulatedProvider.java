package id.karcis.payment.provider.simulated;

import id.karcis.payment.money.Amount;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.NoTransaction;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves no money, and behaves as one who does: its memory outlives a crash of this service, it may
/// not answer, settle late, or tell the same thing three times. What it does with a charge is up to
/// the token, see [TestToken].
@Component
class SimulatedProvider implements PaymentProvider {

  static final String NAME = "SIMULATED";

  /// Stands in a row that says no; no money is meant.
  private static final Amount NOTHING = new Amount(0, "XXX");

  private final SimulatedCharges charges;
  private final SimulatedRefunds refunds;
  private final SimulatedSettings settings;
  private final TransactionTemplate transaction;

  SimulatedProvider(
      SimulatedCharges charges,
      SimulatedRefunds refunds,
      SimulatedSettings settings,
      TransactionTemplate transaction) {
    this.charges = charges;
    this.refunds = refunds;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public void checkToken(String token) {
    var _ = TestToken.of(token).orElseThrow(() -> unknown(token));
  }

  @Override
  public ChargeOutcome charge(ChargeOrder charge, Duration limit) {
    NoTransaction.require();
    var token = TestToken.of(charge.token()).orElseThrow(() -> unknown(charge.token()));
    var key = charge.idempotencyKey();
    remember(key, ChargePlan.of(token, charge, settings));
    if (token == TestToken.TIMEOUT) {
      keepSilent(key, limit);
    }
    return known(key).outcome();
  }

  private void remember(UUID key, ChargePlan plan) {
    transaction.executeWithoutResult(_ -> {
      if (charges.add(key, plan) && plan.tellings() > 0) {
        charges.tell(key, plan.tellings());
      }
    });
  }

  /// Answers nothing until the charge has settled or the caller's patience is over.
  private void keepSilent(UUID key, Duration limit) {
    var untilSettled = known(key).untilSettled();
    var silence = untilSettled.compareTo(limit) < 0 ? untilSettled : limit;
    try {
      Thread.sleep(silence);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<ChargeOutcome> find(UUID idempotencyKey) {
    NoTransaction.require();
    return charges.find(idempotencyKey).map(SimulatedCharges.Known::outcome);
  }

  @Override
  public ChargeOutcome forbid(UUID idempotencyKey) {
    NoTransaction.require();
    remember(idempotencyKey, ChargePlan.declined(NOTHING, ChargeOutcome.NOT_CHARGED));
    return known(idempotencyKey).outcome();
  }

  @Override
  public RefundOutcome refund(RefundOrder refund) {
    NoTransaction.require();
    return refunds.refund(refund);
  }

  private SimulatedCharges.Known known(UUID key) {
    return charges.find(key).orElseThrow();
  }

  private static Refusal unknown(String token) {
    return Refusals.invalid("token", token, "one of " + TestToken.allowed());
  }
}
