package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.payment.money.Amount;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Succeeded;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome.Accepted;
import id.karcis.payment.provider.RefundOutcome.Refused;
import id.karcis.platform.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// What this service relies on, of every provider.
abstract class ProviderContract extends PaymentTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Amount PRICE_MINOR = new Amount(150_000_00, "IDR");

  @Autowired private TransactionTemplate transaction;

  private final UUID key = UUID.randomUUID();
  private final UUID orderId = UUID.randomUUID();

  abstract PaymentProvider provider();

  /// A token that pays.
  abstract String good();

  /// A token that is declined.
  abstract String bad();

  /// How that is called.
  abstract String badReason();

  /// What the provider took in all for the charge, by its own books.
  abstract long taken(UUID idempotencyKey, UUID order);

  @Test
  void takesMoneyOnce() {
    var first = (Succeeded) charge(good());
    var again = (Succeeded) charge(good());

    assertThat(again.reference()).isEqualTo(first.reference());
    assertThat(first.time())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(taken(key, orderId)).isEqualTo(PRICE_MINOR.minorUnits());
    assertThat(provider().find(key))
        .hasValueSatisfying(
            found -> assertThat(((Succeeded) found).reference()).isEqualTo(first.reference()));
  }

  @Test
  void declinesInItsOwnWords() {
    assertThat(charge(bad())).isEqualTo(new Declined(badReason()));

    assertThat(provider().find(key)).contains(new Declined(badReason()));
    assertThat(taken(key, orderId)).isZero();
  }

  @Test
  void knowsNothingOfChargesThatWereNeverMade() {
    assertThat(provider().find(key)).isEmpty();
  }

  @Test
  void makesNoForbiddenCharge() {
    assertThat(provider().forbid(key)).isEqualTo(new Declined(ChargeOutcome.NOT_CHARGED));
    assertThat(provider().forbid(key)).isEqualTo(new Declined(ChargeOutcome.NOT_CHARGED));

    assertThat(charge(good())).isEqualTo(new Declined(ChargeOutcome.NOT_CHARGED));

    assertThat(provider().find(key)).contains(new Declined(ChargeOutcome.NOT_CHARGED));
    assertThat(taken(key, orderId)).isZero();
  }

  @Test
  void forbidsTooLate() {
    var paid = (Succeeded) charge(good());

    assertThat(((Succeeded) provider().forbid(key)).reference()).isEqualTo(paid.reference());
  }

  @Test
  void sendsMoneyBackOnceForEachKey() {
    var paid = (Succeeded) charge(good());
    var refund = UUID.randomUUID();

    var first = (Accepted) refund(paid, refund, 100_000_00);
    var again = (Accepted) refund(paid, refund, 100_000_00);
    assertThat(again.reference()).isEqualTo(first.reference());

    var rest = (Accepted) refund(paid, UUID.randomUUID(), 50_000_00);
    assertThat(rest.reference()).isNotEqualTo(first.reference());
    assertThat(refund(paid, UUID.randomUUID(), 100)).isInstanceOf(Refused.class);
  }

  @Test
  void sendsNothingBackThatIsTooMuchOrNeverCame() {
    var paid = (Succeeded) charge(good());

    assertThat(refund(paid, UUID.randomUUID(), 150_000_01)).isInstanceOf(Refused.class);
    var nowhere =
        new RefundOrder(UUID.randomUUID(), "pi_nowhere", PRICE_MINOR.withMinorUnits(1_00));
    assertThat(provider().refund(nowhere)).isInstanceOf(Refused.class);
  }

  @Test
  void refusesTokensOfAnotherKind() {
    assertThatThrownBy(() -> provider().checkToken("4242424242424242")).isInstanceOf(Refusal.class);
    provider().checkToken(good());
  }

  @Test
  void standsOutsideOfTransactions() {
    transaction.executeWithoutResult(_ -> {
      assertThatThrownBy(() -> charge(good())).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> provider().find(key)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> provider().forbid(key)).isInstanceOf(IllegalStateException.class);
    });
    assertThat(taken(key, orderId)).isZero();
  }

  private ChargeOutcome charge(String token) {
    return provider()
        .charge(
            new ChargeOrder(
                key, orderId, "BKG-7F3K9", PRICE_MINOR, token, Instant.now().plusSeconds(600)),
            LIMIT);
  }

  private id.karcis.payment.provider.RefundOutcome refund(
      Succeeded paid, UUID refundKey, long minorUnits) {
    return provider()
        .refund(
            new RefundOrder(refundKey, paid.reference(), PRICE_MINOR.withMinorUnits(minorUnits)));
  }
}
