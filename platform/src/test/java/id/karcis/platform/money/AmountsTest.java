package id.karcis.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.type.Money;
import id.karcis.platform.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "IDR, 150000, 0, 15000000",
    "USD, 12, 340000000, 1234",
    "JPY, 500, 0, 500",
    "KWD, 1, 5000000, 1005",
    "IDR, 0, 0, 0",
    "JPY, 9223372036854775807, 0, 9223372036854775807"
  })
  void convertsExactlyBothWays(String currency, long units, int nanos, long minor) {
    var money = money(currency, units, nanos);
    assertThat(Amounts.minorUnits("price", money)).isEqualTo(minor);
    assertThat(Amounts.money(minor, currency)).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 0, price.currencyCode",
    "XYZ, 1, 0, price.currencyCode",
    "idr, 1, 0, price.currencyCode",
    "XXX, 1, 0, price.currencyCode",
    "IDR, -1, 0, price.units",
    "IDR, 0, -10000000, price.nanos",
    "IDR, 1, 1, price.nanos",
    "JPY, 1, 500000000, price.nanos",
    "IDR, 1, 1000000000, price.nanos",
    "IDR, 9223372036854775807, 0, price.units"
  })
  void refusesWhatCannotBeExact(String currency, long units, int nanos, String field) {
    assertThatThrownBy(() -> Amounts.minorUnits("price", money(currency, units, nanos)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.violations())
                    .singleElement()
                    .hasFieldOrPropertyWithValue("field", field));
  }

  @Test
  void refusesAnotherCurrency() {
    assertThatThrownBy(() -> Amounts.minorUnits("price", money("USD", 1, 0), "IDR"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("price.currencyCode: expected IDR");
  }

  @Test
  void writesNegativeAmounts() {
    assertThat(Amounts.money(-150, "USD")).isEqualTo(money("USD", -1, -500_000_000));
  }

  private static Money money(String currency, long units, int nanos) {
    return Money.newBuilder().setCurrencyCode(currency).setUnits(units).setNanos(nanos).build();
  }
}
