package id.karcis.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.payment.money.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeAmountsTest {

  /// Minor units of ISO 4217, and the number that Stripe wants for the same money.
  @ParameterizedTest
  @CsvSource({
    "IDR, 15000000, 15000000",
    "USD, 1099, 1099",
    "HUF, 1045, 1045",
    "TWD, 80045, 80045",
    "ISK, 5, 500",
    "UGX, 5, 500",
    "MGA, 150000, 1500",
    "KWD, 5120, 5120",
    "KRW, 0, 0"
  })
  void countsAsStripeDoes(String currency, long minorUnits, long stripe) {
    assertThat(StripeAmounts.toStripe(new Amount(minorUnits, currency))).hasValue(stripe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF",
        "XPF"
      })
  void sendsWholeUnitsWhereThereAreNoSmaller(String currency) {
    assertThat(StripeAmounts.toStripe(new Amount(500, currency))).hasValue(500);
  }

  @ParameterizedTest
  @CsvSource({"BHD", "JOD", "KWD", "OMR", "TND"})
  void sendsNoThousandths(String currency) {
    assertThat(StripeAmounts.toStripe(new Amount(5124, currency))).isEmpty();
    assertThat(StripeAmounts.toStripe(new Amount(5120, currency))).hasValue(5120);
  }

  @Test
  void sendsNoPartsOfAnAriary() {
    assertThat(StripeAmounts.toStripe(new Amount(150, "MGA"))).isEmpty();
  }
}
