package id.karcis.payment.money;

import jakarta.persistence.Embeddable;

/// Money of zero or more.
///
/// @param minorUnits such as sen or cents
/// @param currencyCode of ISO 4217
@Embeddable
public record Amount(long minorUnits, String currencyCode) {

  public Amount {
    if (minorUnits < 0) {
      throw new IllegalArgumentException(
          "amount is %d minor units, expected zero or more".formatted(minorUnits));
    }
  }

  /// Returns other money in the same currency.
  public Amount withMinorUnits(long other) {
    return new Amount(other, currencyCode);
  }
}
