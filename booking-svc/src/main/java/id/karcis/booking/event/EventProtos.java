package id.karcis.booking.event;

import com.google.protobuf.Duration;
import id.karcis.api.booking.v1.Event.CategoryLimit;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.PreloadEventResponse;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Events on the wire.
final class EventProtos {

  private static final String DEFAULT_CURRENCY = "IDR";
  private static final int DEFAULT_MAX_TICKETS_PER_USER = 10;
  private static final java.time.Duration DEFAULT_HOLD = java.time.Duration.ofMinutes(10);

  private EventProtos() {}

  static id.karcis.api.booking.v1.Event toProto(EventView view) {
    var event = view.event();
    var fields = event.fields();
    var proto =
        id.karcis.api.booking.v1.Event.newBuilder()
            .setId(event.id().toString())
            .setName(fields.name())
            .setDescription(fields.description())
            .setCategoryId(event.categoryId().toString())
            .setVenueId(event.venueId().toString())
            .setStartTime(GrpcTimes.timestamp(event.startTime()))
            .setEndTime(GrpcTimes.timestamp(event.endTime()))
            .setTimeZone(view.venue().timeZone())
            .setCurrencyCode(fields.currencyCode())
            .setCapacity(view.venue().capacity())
            .setMaxTicketsPerUser(fields.maxTicketsPerUser())
            .setStatus(Status.valueOf(view.status().name()))
            .setHoldDuration(Duration.newBuilder().setSeconds(fields.holdDuration().toSeconds()))
            .setSeasonId(fields.seasonId() == null ? "" : fields.seasonId().toString())
            .setWaitingRoomEnabled(fields.waitingRoomEnabled())
            .setViewCount(event.viewCount())
            .setCreateTime(GrpcTimes.timestamp(event.createTime()))
            .setUpdateTime(GrpcTimes.timestamp(event.updateTime()))
            .setEtag(Etags.of(event.version()));
    fields.categoryLimits().forEach(limit -> proto.addCategoryLimits(toProto(limit)));
    if (fields.salesStartTime() != null) {
      proto.setSalesStartTime(GrpcTimes.timestamp(fields.salesStartTime()));
    }
    if (fields.salesEndTime() != null) {
      proto.setSalesEndTime(GrpcTimes.timestamp(fields.salesEndTime()));
    }
    if (fields.refundPolicy() != null) {
      proto.setRefundPolicy(
          GrpcRefundPolicies.toProto(fields.refundPolicy(), fields.currencyCode()));
    }
    return proto.build();
  }

  static PreloadEventResponse toProto(Preloading.Loaded loaded) {
    return PreloadEventResponse.newBuilder()
        .setEventId(loaded.eventId().toString())
        .setTicketTypeCount(loaded.ticketTypes())
        .setSeatCount(loaded.seats())
        .build();
  }

  private static CategoryLimit toProto(EventFields.CategoryLimit limit) {
    return CategoryLimit.newBuilder()
        .setSeatCategory(limit.seatCategory())
        .setMaxPerUser(limit.maxPerUser())
        .build();
  }

  /// Reads a whole event; what is not given has its default.
  static EventFields toFields(id.karcis.api.booking.v1.Event sent) {
    var currency = currency(sent);
    return toFields(sent, currency, GrpcRefundPolicies.toPolicy(sent, currency));
  }

  private static EventFields toFields(
      id.karcis.api.booking.v1.Event sent, String currency, @Nullable RefundPolicy policy) {
    return new EventFields(
        sent.getName(),
        sent.getDescription(),
        sent.hasCategoryId() ? Ids.uuid("event.categoryId", sent.getCategoryId()) : null,
        sent.hasVenueId() ? Ids.uuid("event.venueId", sent.getVenueId()) : null,
        sent.hasStartTime() ? GrpcTimes.instant(sent.getStartTime()) : null,
        sent.hasEndTime() ? GrpcTimes.instant(sent.getEndTime()) : null,
        currency,
        sent.hasMaxTicketsPerUser() ? sent.getMaxTicketsPerUser() : DEFAULT_MAX_TICKETS_PER_USER,
        sent.getCategoryLimitsList().stream()
            .map(l -> new EventFields.CategoryLimit(l.getSeatCategory(), l.getMaxPerUser()))
            .toList(),
        sent.hasSalesStartTime() ? GrpcTimes.instant(sent.getSalesStartTime()) : null,
        sent.hasSalesEndTime() ? GrpcTimes.instant(sent.getSalesEndTime()) : null,
        sent.hasStatus() ? status("event.status", sent.getStatus()) : EventStatus.DRAFT,
        sent.hasHoldDuration() ? GrpcTimes.duration(sent.getHoldDuration()) : DEFAULT_HOLD,
        sent.getSeasonId().isEmpty() ? null : Ids.uuid("event.seasonId", sent.getSeasonId()),
        policy,
        sent.getWaitingRoomEnabled());
  }

  private static String currency(id.karcis.api.booking.v1.Event sent) {
    return sent.getCurrencyCode().isEmpty() ? DEFAULT_CURRENCY : sent.getCurrencyCode();
  }

  static UnaryOperator<EventFields> toEdit(UpdateEventRequest request) {
    var edit = GrpcEdit.of(request.getEvent(), request.getUpdateMask());
    var event = request.getEvent();
    var sent = toFields(event, currency(event), null);
    var status = event.hasStatus() ? sent.status() : null;
    return current ->
        new EventFields(
            edit.pick("name", sent.name(), current.name()),
            edit.pick("description", sent.description(), current.description()),
            edit.pick("category_id", sent.categoryId(), current.categoryId()),
            edit.pick("venue_id", sent.venueId(), current.venueId()),
            edit.pick("start_time", sent.startTime(), current.startTime()),
            edit.pick("end_time", sent.endTime(), current.endTime()),
            edit.pick("currency_code", sent.currencyCode(), current.currencyCode()),
            edit.pick(
                "max_tickets_per_user", sent.maxTicketsPerUser(), current.maxTicketsPerUser()),
            edit.pick("category_limits", sent.categoryLimits(), current.categoryLimits()),
            edit.pick("sales_start_time", sent.salesStartTime(), current.salesStartTime()),
            edit.pick("sales_end_time", sent.salesEndTime(), current.salesEndTime()),
            edit.pick("status", status, current.status()),
            edit.pick("hold_duration", sent.holdDuration(), current.holdDuration()),
            edit.pick("season_id", sent.seasonId(), current.seasonId()),
            policy(edit, event, current),
            edit.pick(
                "waiting_room_enabled", sent.waitingRoomEnabled(), current.waitingRoomEnabled()));
  }

  /// Its fee is in the currency that the event has afterwards.
  private static @Nullable RefundPolicy policy(
      GrpcEdit edit, id.karcis.api.booking.v1.Event event, EventFields current) {
    var currency = edit.pick("currency_code", currency(event), current.currencyCode());
    return edit.paths().contains("refund_policy")
        ? GrpcRefundPolicies.toPolicy(event, currency)
        : GrpcRefundPolicies.kept(current, currency);
  }

  static EventStatus status(String field, Status sent) {
    return switch (sent) {
      case DRAFT -> EventStatus.DRAFT;
      case PUBLISHED -> EventStatus.PUBLISHED;
      case CANCELLED -> EventStatus.CANCELLED;
      case ENDED -> EventStatus.ENDED;
      case STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw Refusals.invalid(
              field, sent.name(), "one of DRAFT, PUBLISHED, CANCELLED and ENDED");
    };
  }
}
