package id.karcis.payment.charge;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderChargeTest {

  private static final UUID ORDER = UUID.randomUUID();
  private static final UUID USER = UUID.randomUUID();
  private static final UUID REQUEST = UUID.randomUUID();

  @Test
  void repetitionHasTheSameFingerprintEvenIfTheOrderLivesLonger() {
    assertThat(charge(100, "tok_approve", 1).fingerprint())
        .isEqualTo(charge(100, "tok_approve", 2).fingerprint());
  }

  @Test
  void otherAmountOrTokenHasAnother() {
    var print = charge(100, "tok_approve", 1).fingerprint();
    assertThat(charge(101, "tok_approve", 1).fingerprint()).isNotEqualTo(print);
    assertThat(charge(100, "tok_decline", 1).fingerprint()).isNotEqualTo(print);
  }

  @Test
  void tokenIsNeverPrinted() {
    var charge = charge(100, "tok_approve", 1);
    assertThat(charge + " " + charge.toProvider(REQUEST)).doesNotContain("tok_approve");
  }

  private static OrderCharge charge(long minorUnits, String token, long end) {
    var amount = new Amount(minorUnits, "IDR");
    return new OrderCharge(
        ORDER, "BKG-7F3K9", USER, amount, "SIMULATED", token, Instant.ofEpochSecond(end), REQUEST);
  }
}
