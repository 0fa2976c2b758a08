package id.karcis.booking.promo;

import id.karcis.booking.catalog.FieldChecks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What admins write of a promo code.
///
/// @param code in upper case; empty when missing
/// @param startTime null: at once
/// @param endTime null: never
/// @param maxUses 0 for no limit
/// @param maxUsesPerUser 0 for no limit
/// @param minimumSpend null for none
/// @param eventIds empty for all events
record PromoFields(
    String code,
    @Nullable Discount discount,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    int maxUses,
    int maxUsesPerUser,
    @Nullable Amount minimumSpend,
    List<UUID> eventIds) {

  /// Uses of one buyer unless an admin says otherwise.
  static final int DEFAULT_USES_PER_USER = 1;

  /// What a new one starts from.
  static final PromoFields NONE =
      new PromoFields("", null, null, null, 0, DEFAULT_USES_PER_USER, null, List.of());

  PromoFields {
    eventIds = List.copyOf(eventIds);
  }

  /// What it takes off; fields that are stored have it.
  Discount requireDiscount() {
    return Objects.requireNonNull(discount, "fields are checked before");
  }

  /// Notes what is missing or does not fit together.
  void check(FieldChecks checks) {
    checks.require("promoCode.code", code);
    checks.require("promoCode.percentOff", discount, "give percentOff or amountOff");
    if (startTime != null && endTime != null) {
      checks.check(
          endTime.isAfter(startTime), "promoCode.endTime", endTime, "a moment after startTime");
    }
    if (discount instanceof Discount.AmountOff(Amount off)) {
      checks.check(off.minor() > 0, "promoCode.amountOff", off.minor(), "an amount above 0");
      if (minimumSpend != null) {
        checks.check(
            minimumSpend.currencyCode().equals(off.currencyCode()),
            "promoCode.minimumSpend.currencyCode",
            minimumSpend.currencyCode(),
            "the currency of amountOff: a code for two currencies fits no event");
      }
    }
  }
}
