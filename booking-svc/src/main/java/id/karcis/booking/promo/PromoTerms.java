package id.karcis.booking.promo;

import id.karcis.platform.money.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A promo code as a buyer finds it.
///
/// @param now by the database's clock
/// @param used orders that use it, waiting or paid
/// @param usedByBuyer those of this buyer
record PromoTerms(UUID id, PromoFields fields, Instant now, int used, int usedByBuyer) {

  /// Refuses PROMO_CODE_NOT_APPLICABLE outside its window.
  void requireOpen() {
    var start = fields.startTime();
    if (start != null && now.isBefore(start)) {
      throw PromoRefusals.notStarted(fields.code(), start);
    }
    var end = fields.endTime();
    if (end != null && !now.isBefore(end)) {
      throw PromoRefusals.ended(fields.code(), end);
    }
  }

  /// Refuses PROMO_CODE_EXHAUSTED when none is left. As good as told, without a lock.
  void requireUsesLeft() {
    if (fields.maxUses() > 0 && used >= fields.maxUses()) {
      throw PromoRefusals.allUsed(fields.code(), fields.maxUses());
    }
    if (fields.maxUsesPerUser() > 0 && usedByBuyer >= fields.maxUsesPerUser()) {
      throw PromoRefusals.usedByBuyer(fields.code(), fields.maxUsesPerUser());
    }
  }

  /// Minor units that it takes off. Refuses PROMO_CODE_NOT_APPLICABLE for another event or currency
  /// and for too small a subtotal.
  long discount(UUID eventId, String currencyCode, long subtotalMinor) {
    if (!fields.eventIds().isEmpty() && !fields.eventIds().contains(eventId)) {
      throw PromoRefusals.otherEvent(fields.code());
    }
    if (fields.discount() instanceof Discount.AmountOff(Amount(_, String currency))) {
      requireCurrency(currency, currencyCode);
    }
    var spend = fields.minimumSpend();
    if (spend != null) {
      requireCurrency(spend.currencyCode(), currencyCode);
      if (subtotalMinor < spend.minor()) {
        throw PromoRefusals.minimumSpend(fields.code(), text(spend));
      }
    }
    return fields.requireDiscount().of(subtotalMinor);
  }

  private void requireCurrency(String own, String currencyCode) {
    if (!own.equals(currencyCode)) {
      throw PromoRefusals.currency(fields.code(), own);
    }
  }

  /// Such as `150000.00 IDR`.
  private static String text(Amount amount) {
    var digits = Amounts.currency("minimumSpend", amount.currencyCode()).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount.minor(), digits).toPlainString() + " " + amount.currencyCode();
  }
}
