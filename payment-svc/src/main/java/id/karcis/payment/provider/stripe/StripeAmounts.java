package id.karcis.payment.provider.stripe;

import id.karcis.payment.money.Amount;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Amounts as Stripe's API counts them: in the currency's smallest unit, which is not the minor
/// unit of ISO 4217 for every currency. Source: docs.stripe.com/currencies, sections "Zero-decimal
/// currencies", "Three-decimal currencies" and "Special cases". What is said there of HUF and TWD
/// is about payouts to banks: they are charged with two decimals, as IDR is.
final class StripeAmounts {

  private static final int TEN = 10;

  /// Decimals at Stripe where ISO 4217 has others. MGA is zero-decimal there, and two in ISO 4217.
  /// ISK and UGX have none in ISO 4217 nor in life, and are still sent with two, always `00`, to
  /// stay compatible.
  private static final Map<String, Integer> DECIMALS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

  /// Three decimals, of which the last one must be 0.
  private static final Set<String> TENTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeAmounts() {}

  /// Returns the amount in Stripe's units; empty if Stripe cannot move exactly that much.
  static OptionalLong toStripe(Amount amount) {
    var currency = amount.currencyCode();
    var iso = Currency.getInstance(currency).getDefaultFractionDigits();
    var minor = amount.minorUnits();
    if (TENTHS.contains(currency) && minor % TEN != 0) {
      return OptionalLong.empty();
    }
    return shifted(minor, DECIMALS.getOrDefault(currency, iso) - iso);
  }

  private static OptionalLong shifted(long minor, int digits) {
    var shifted = minor;
    for (int i = 0; i < digits; i++) {
      shifted = Math.multiplyExact(shifted, TEN);
    }
    for (int i = 0; i < -digits; i++) {
      if (shifted % TEN != 0) {
        return OptionalLong.empty();
      }
      shifted /= TEN;
    }
    return OptionalLong.of(shifted);
  }
}
