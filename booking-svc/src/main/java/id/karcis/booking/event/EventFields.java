package id.karcis.booking.event;

import id.karcis.booking.catalog.Checked;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.platform.money.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What admins write of an event. An empty name is a missing one.
///
/// @param currencyCode ISO 4217
/// @param maxTicketsPerUser 0 for no limit
/// @param salesStartTime null: at once
/// @param salesEndTime null: at the start of the event
/// @param seasonId null: of no season
/// @param refundPolicy null: it says nothing, so [RefundPolicy#DEFAULT] holds
record EventFields(
    String name,
    String description,
    @Nullable UUID categoryId,
    @Nullable UUID venueId,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    String currencyCode,
    int maxTicketsPerUser,
    List<CategoryLimit> categoryLimits,
    @Nullable Instant salesStartTime,
    @Nullable Instant salesEndTime,
    @Nullable EventStatus status,
    Duration holdDuration,
    @Nullable UUID seasonId,
    @Nullable RefundPolicy refundPolicy,
    boolean waitingRoomEnabled)
    implements Checked<EventFields> {

  /// The longest event: a festival month.
  static final Duration MAX_DURATION = Duration.ofDays(30);

  EventFields {
    categoryLimits = List.copyOf(categoryLimits);
  }

  /// A limit per buyer on one seat category.
  record CategoryLimit(String seatCategory, int maxPerUser) {}

  /// Refuses INVALID_ARGUMENT for everything that is missing or does not fit together.
  @Override
  public EventFields checked() {
    var checks = new FieldChecks();
    checks.require("event.name", name);
    checks.require("event.categoryId", categoryId);
    checks.require("event.venueId", venueId);
    checks.require("event.startTime", startTime);
    checks.require("event.endTime", endTime);
    checks.require("event.status", status);
    checks.read(() -> Amounts.currency("event.currencyCode", currencyCode), null);
    checkTimes(checks);
    checkLimits(checks);
    checkSeconds(checks, "event.holdDuration", holdDuration);
    if (refundPolicy != null) {
      checkSeconds(
          checks, "event.refundPolicy.closesBeforeStart", refundPolicy.closesBeforeStart());
    }
    checks.refuseIfAny();
    return this;
  }

  private static void checkSeconds(FieldChecks checks, String field, Duration duration) {
    checks.check(
        duration.equals(duration.truncatedTo(ChronoUnit.SECONDS)),
        field,
        duration,
        "whole seconds");
  }

  private void checkTimes(FieldChecks checks) {
    if (startTime != null && endTime != null) {
      checks.check(
          endTime.isAfter(startTime) && !endTime.isAfter(startTime.plus(MAX_DURATION)),
          "event.endTime",
          endTime,
          "a moment after startTime, at most 30 days later");
    }
    checks.check(
        salesStartTime == null || salesEndTime == null || salesEndTime.isAfter(salesStartTime),
        "event.salesEndTime",
        salesEndTime,
        "a moment after salesStartTime");
  }

  private void checkLimits(FieldChecks checks) {
    var seen = new HashSet<String>();
    for (var i = 0; i < categoryLimits.size(); i++) {
      var category = categoryLimits.get(i).seatCategory();
      checks.check(
          seen.add(category),
          "event.categoryLimits[" + i + "].seatCategory",
          category,
          "each category once");
    }
  }
}
