package id.karcis.booking.promo;

import com.google.type.Money;
import id.karcis.api.booking.v1.ListPromoCodesResponse;
import id.karcis.api.booking.v1.RedeemPromoResponse;
import id.karcis.api.booking.v1.UpdatePromoCodeRequest;
import id.karcis.booking.cart.Carts;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.booking.order.Order;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Promo codes on the wire.
final class PromoProtos {

  private static final String PERCENT = "percent_off";
  private static final String AMOUNT = "amount_off";

  private PromoProtos() {}

  /// A code as it is kept.
  static String code(String typed) {
    return typed.toUpperCase(Locale.ROOT);
  }

  static id.karcis.api.booking.v1.PromoCode toProto(PromoView view) {
    var code = view.code();
    var fields = code.fields();
    var proto =
        id.karcis.api.booking.v1.PromoCode.newBuilder()
            .setId(code.id().toString())
            .setCode(fields.code())
            .setMaxUses(fields.maxUses())
            .setMaxUsesPerUser(fields.maxUsesPerUser())
            .addAllEventIds(fields.eventIds().stream().map(UUID::toString).toList())
            .setUsedCount(view.used())
            .setCreateTime(GrpcTimes.timestamp(code.createTime()))
            .setUpdateTime(GrpcTimes.timestamp(code.updateTime()))
            .setEtag(Etags.of(code.version()));
    switch (fields.requireDiscount()) {
      case Discount.Percent(int percent) -> proto.setPercentOff(percent);
      case Discount.AmountOff(Amount amount) -> proto.setAmountOff(money(amount));
    }
    if (fields.startTime() != null) {
      proto.setStartTime(GrpcTimes.timestamp(fields.startTime()));
    }
    if (fields.endTime() != null) {
      proto.setEndTime(GrpcTimes.timestamp(fields.endTime()));
    }
    if (fields.minimumSpend() != null) {
      proto.setMinimumSpend(money(fields.minimumSpend()));
    }
    return proto.build();
  }

  private static Money money(Amount amount) {
    return Amounts.money(amount.minor(), amount.currencyCode());
  }

  static ListPromoCodesResponse toProto(Slice<PromoView> page) {
    return ListPromoCodesResponse.newBuilder()
        .addAllPromoCodes(page.items().stream().map(PromoProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static RedeemPromoResponse redeemed(Order order) {
    return redeemed(
        String.valueOf(order.promoCode()),
        order.currencyCode(),
        order.subtotalMinor(),
        order.discountMinor());
  }

  static RedeemPromoResponse redeemed(String code, Carts.Quote cart) {
    return redeemed(code, cart.currencyCode(), cart.subtotalMinor(), cart.discountMinor());
  }

  private static RedeemPromoResponse redeemed(
      String code, String currency, long subtotal, long discount) {
    return RedeemPromoResponse.newBuilder()
        .setPromoCode(code)
        .setSubtotal(Amounts.money(subtotal, currency))
        .setDiscount(Amounts.money(discount, currency))
        .setTotal(Amounts.money(subtotal - discount, currency))
        .build();
  }

  static PromoEdit toNew(id.karcis.api.booking.v1.PromoCode sent) {
    return (_, checks) -> fields(sent, checks);
  }

  static PromoEdit toEdit(UpdatePromoCodeRequest request) {
    var edit = GrpcEdit.of(request.getPromoCode(), request.getUpdateMask());
    return (current, checks) -> {
      var sent = fields(request.getPromoCode(), checks);
      return new PromoFields(
          edit.pick("code", sent.code(), current.code()),
          discount(edit, sent.discount(), current.requireDiscount()),
          edit.pick("start_time", sent.startTime(), current.startTime()),
          edit.pick("end_time", sent.endTime(), current.endTime()),
          edit.pick("max_uses", sent.maxUses(), current.maxUses()),
          edit.pick("max_uses_per_user", sent.maxUsesPerUser(), current.maxUsesPerUser()),
          edit.pick("minimum_spend", sent.minimumSpend(), current.minimumSpend()),
          edit.pick("event_ids", sent.eventIds(), current.eventIds()));
    };
  }

  /// The two kinds exclude each other: whichever is sent and named comes in place of the other;
  /// naming the one that there is without sending any takes it away.
  private static @Nullable Discount discount(
      GrpcEdit edit, @Nullable Discount sent, Discount current) {
    if (sent != null && edit.paths().contains(path(sent))) {
      return sent;
    }
    return edit.paths().contains(path(current)) ? null : current;
  }

  private static String path(Discount discount) {
    return switch (discount) {
      case Discount.Percent _ -> PERCENT;
      case Discount.AmountOff _ -> AMOUNT;
    };
  }

  private static PromoFields fields(id.karcis.api.booking.v1.PromoCode sent, FieldChecks checks) {
    return new PromoFields(
        code(sent.getCode()),
        discount(sent, checks),
        sent.hasStartTime() ? GrpcTimes.instant(sent.getStartTime()) : null,
        sent.hasEndTime() ? GrpcTimes.instant(sent.getEndTime()) : null,
        sent.getMaxUses(),
        sent.hasMaxUsesPerUser() ? sent.getMaxUsesPerUser() : PromoFields.DEFAULT_USES_PER_USER,
        sent.hasMinimumSpend()
            ? amount("promoCode.minimumSpend", sent.getMinimumSpend(), checks)
            : null,
        eventIds(sent.getEventIdsList(), checks));
  }

  private static @Nullable Discount discount(
      id.karcis.api.booking.v1.PromoCode sent, FieldChecks checks) {
    return switch (sent.getDiscountCase()) {
      case PERCENT_OFF -> new Discount.Percent(sent.getPercentOff());
      case AMOUNT_OFF ->
          new Discount.AmountOff(amount("promoCode.amountOff", sent.getAmountOff(), checks));
      case DISCOUNT_NOT_SET -> null;
    };
  }

  /// A bad amount is noted and read as one of one minor unit, which is refused before it is used.
  private static Amount amount(String path, Money sent, FieldChecks checks) {
    return checks.read(
        () -> new Amount(Amounts.minorUnits(path, sent), sent.getCurrencyCode()),
        new Amount(1, sent.getCurrencyCode()));
  }

  private static List<UUID> eventIds(List<String> sent, FieldChecks checks) {
    var ids = new LinkedHashSet<UUID>();
    for (var i = 0; i < sent.size(); i++) {
      var field = "promoCode.eventIds[%d]".formatted(i);
      checks.check(ids.add(Ids.uuid(field, sent.get(i))), field, sent.get(i), "each event once");
    }
    return List.copyOf(ids);
  }
}
