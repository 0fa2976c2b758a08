package id.karcis.platform.money;

import com.google.type.Money;
import id.karcis.platform.error.Refusals;
import java.util.Currency;

/// Exact amounts: `google.type.Money` on the wire, a `long` of minor units (sen, cents) inside. The
/// number of minor digits is the currency's own in ISO 4217: IDR 2, USD 2, JPY 0.
public final class Amounts {

  private static final int NANO_DIGITS = 9;
  private static final int MAX_DIGITS = 9;

  private Amounts() {}

  /// Reads an amount that callers sent, zero or more. Refuses INVALID_ARGUMENT naming `field`, a
  /// JSON path, and the part of it that is wrong: an unknown currency, a negative amount, a
  /// fraction below the minor unit, an amount beyond `long`.
  public static long minorUnits(String field, Money money) {
    var digits =
        currency(field + ".currencyCode", money.getCurrencyCode()).getDefaultFractionDigits();
    if (money.getUnits() < 0) {
      throw Refusals.invalid(field + ".units", Long.toString(money.getUnits()), "zero or more");
    }
    var nanosPerMinor = power(NANO_DIGITS - digits);
    var nanos = money.getNanos();
    if (nanos < 0 || nanos >= power(NANO_DIGITS) || nanos % nanosPerMinor != 0) {
      throw Refusals.invalid(
          field + ".nanos",
          Integer.toString(nanos),
          "0 to 999999999, with %d decimal digits at most".formatted(digits));
    }
    try {
      return Math.addExact(
          Math.multiplyExact(money.getUnits(), power(digits)), nanos / nanosPerMinor);
    } catch (ArithmeticException _) {
      throw Refusals.invalid(field + ".units", Long.toString(money.getUnits()), "a smaller amount");
    }
  }

  /// Like [#minorUnits(String, Money)], for an amount that must be in `currencyCode`.
  public static long minorUnits(String field, Money money, String currencyCode) {
    var minor = minorUnits(field, money);
    if (!money.getCurrencyCode().equals(currencyCode)) {
      throw Refusals.invalid(field + ".currencyCode", money.getCurrencyCode(), currencyCode);
    }
    return minor;
  }

  /// Writes an amount; negative ones too.
  ///
  /// @throws IllegalArgumentException if the currency is unknown
  public static Money money(long minorUnits, String currencyCode) {
    var digits = Currency.getInstance(currencyCode).getDefaultFractionDigits();
    var perUnit = power(digits);
    return Money.newBuilder()
        .setCurrencyCode(currencyCode)
        .setUnits(minorUnits / perUnit)
        .setNanos((int) (minorUnits % perUnit * power(NANO_DIGITS - digits)))
        .build();
  }

  /// Reads an ISO 4217 code of money that has units; refuses INVALID_ARGUMENT naming `field`
  /// otherwise.
  public static Currency currency(String field, String code) {
    try {
      var currency = Currency.getInstance(code);
      var digits = currency.getDefaultFractionDigits();
      if (digits >= 0 && digits <= MAX_DIGITS) {
        return currency;
      }
    } catch (IllegalArgumentException _) {
      // Refused below, like a code without units.
    }
    throw Refusals.invalid(field, code, "a currency code of ISO 4217 such as IDR");
  }

  private static long power(int digits) {
    var result = 1L;
    for (int i = 0; i < digits; i++) {
      result *= 10;
    }
    return result;
  }
}
