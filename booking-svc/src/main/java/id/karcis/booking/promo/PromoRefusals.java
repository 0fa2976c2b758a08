package id.karcis.booking.promo;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The ways in which a promo code says no.
final class PromoRefusals {

  private PromoRefusals() {}

  static Refusal unknown(String code) {
    return Refusals.notFound("promo code", code);
  }

  static Refusal tooManyGuesses(Duration wait) {
    return Refusals.tooMany("too many promo codes that do not exist; wait, then try again", wait);
  }

  static Refusal notStarted(String code, Instant startTime) {
    return notApplicable(code, "NOT_STARTED", "it can be used from " + startTime, Map.of());
  }

  static Refusal ended(String code, Instant endTime) {
    return notApplicable(code, "ENDED", "it could be used until " + endTime, Map.of());
  }

  static Refusal otherEvent(String code) {
    return notApplicable(code, "OTHER_EVENT", "it is for other events", Map.of());
  }

  static Refusal currency(String code, String currencyCode) {
    return notApplicable(
        code, "CURRENCY", "it is for events that sell in " + currencyCode, Map.of());
  }

  static Refusal minimumSpend(String code, String minimum) {
    return notApplicable(
        code,
        "MINIMUM_SPEND",
        "it is for orders of at least %s: add tickets or leave it out".formatted(minimum),
        Map.of("minimumSpend", minimum));
  }

  private static Refusal notApplicable(
      String code, String problem, String why, Map<String, String> more) {
    var metadata = new HashMap<>(more);
    metadata.put("promoCode", code);
    metadata.put("problem", problem);
    return Refusals.failedPrecondition(
        ErrorReason.PROMO_CODE_NOT_APPLICABLE,
        "promo code %s does not apply: %s".formatted(code, why),
        metadata);
  }

  static Refusal allUsed(String code, int limit) {
    return exhausted(code, "ALL", limit, "all %d uses are taken".formatted(limit));
  }

  static Refusal usedByBuyer(String code, int limit) {
    return exhausted(
        code, "USER", limit, "you may use it %d times and have already".formatted(limit));
  }

  private static Refusal exhausted(String code, String scope, int limit, String why) {
    return Refusals.aborted(
        ErrorReason.PROMO_CODE_EXHAUSTED,
        "promo code %s: %s; order without it".formatted(code, why),
        Map.of("promoCode", code, "scope", scope, "limit", Integer.toString(limit)));
  }

  static Refusal used(PromoCode code, int used) {
    return inUse(
        "promo code %s is used by %d orders: end its window instead".formatted(code.code(), used));
  }

  static Refusal usedCode(PromoCode code, int used) {
    return inUse(
        "promo code %s is used by %d orders and keeps its code: make another one"
            .formatted(code.code(), used));
  }

  static Refusal fewerThanUsed(PromoCode code, int used) {
    return inUse(
        "promo code %s is used by %d orders: give at least as many maxUses, or end its window"
            .formatted(code.code(), used));
  }

  private static Refusal inUse(String message) {
    return Refusals.failedPrecondition(
        ErrorReason.RESOURCE_IN_USE, message, Map.of("usedBy", "orders"));
  }
}
