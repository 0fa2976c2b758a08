package id.karcis.booking.promo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A discount by code.
@Entity
@Table(name = "promo_codes")
class PromoCode {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String code;
  private @Nullable Integer percentOff;
  private @Nullable Long amountOffMinor;
  private @Nullable String amountOffCurrency;
  private @Nullable Instant startTime;
  private @Nullable Instant endTime;
  private int maxUses;
  private int maxUsesPerUser;
  private @Nullable Long minSpendMinor;
  private @Nullable String minSpendCurrency;
  private UUID[] eventIds;
  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected PromoCode() {}

  @SuppressWarnings("NullAway.Init")
  PromoCode(UUID id, PromoFields fields, Instant now) {
    this.id = id;
    this.createTime = now;
    change(fields, now);
  }

  /// @param fields checked before
  final void change(PromoFields fields, Instant now) {
    code = fields.code();
    change(fields.requireDiscount());
    startTime = fields.startTime();
    endTime = fields.endTime();
    maxUses = fields.maxUses();
    maxUsesPerUser = fields.maxUsesPerUser();
    var spend = fields.minimumSpend();
    minSpendMinor = spend == null ? null : spend.minor();
    minSpendCurrency = spend == null ? null : spend.currencyCode();
    eventIds = fields.eventIds().toArray(UUID[]::new);
    updateTime = now;
  }

  private void change(Discount discount) {
    switch (discount) {
      case Discount.Percent(int percent) -> {
        percentOff = percent;
        amountOffMinor = null;
        amountOffCurrency = null;
      }
      case Discount.AmountOff(Amount(long minor, String currency)) -> {
        percentOff = null;
        amountOffMinor = minor;
        amountOffCurrency = currency;
      }
    }
  }

  PromoFields fields() {
    return new PromoFields(
        code,
        discount(),
        startTime,
        endTime,
        maxUses,
        maxUsesPerUser,
        amount(minSpendMinor, minSpendCurrency),
        List.of(eventIds));
  }

  private Discount discount() {
    return percentOff != null
        ? new Discount.Percent(percentOff)
        : new Discount.AmountOff(
            Objects.requireNonNull(
                amount(amountOffMinor, amountOffCurrency), "checked by the table"));
  }

  private static @Nullable Amount amount(@Nullable Long minor, @Nullable String currency) {
    return minor == null || currency == null ? null : new Amount(minor, currency);
  }

  UUID id() {
    return id;
  }

  String code() {
    return code;
  }

  Instant createTime() {
    return createTime;
  }

  Instant updateTime() {
    return updateTime;
  }

  /// Rises with every edit, once stored.
  long version() {
    return Objects.requireNonNull(version, "not stored yet");
  }
}
