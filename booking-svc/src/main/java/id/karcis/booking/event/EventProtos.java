package id.karcis.booking.event;

import com.google.protobuf.Duration;
import id.karcis.api.booking.v1.Event.CategoryLimit;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.ListEventsResponse;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.function.UnaryOperator;

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
            .setStatus(Status.valueOf(event.status().name()))
            .setHoldDuration(Duration.newBuilder().setSeconds(fields.holdDuration().toSeconds()))
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
    return proto.build();
  }

  static ListEventsResponse toProto(Slice<EventView> page) {
    return ListEventsResponse.newBuilder()
        .addAllEvents(page.items().stream().map(EventProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
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
    return new EventFields(
        sent.getName(),
        sent.getDescription(),
        sent.hasCategoryId() ? Ids.uuid("event.categoryId", sent.getCategoryId()) : null,
        sent.hasVenueId() ? Ids.uuid("event.venueId", sent.getVenueId()) : null,
        sent.hasStartTime() ? GrpcTimes.instant(sent.getStartTime()) : null,
        sent.hasEndTime() ? GrpcTimes.instant(sent.getEndTime()) : null,
        sent.getCurrencyCode().isEmpty() ? DEFAULT_CURRENCY : sent.getCurrencyCode(),
        sent.hasMaxTicketsPerUser() ? sent.getMaxTicketsPerUser() : DEFAULT_MAX_TICKETS_PER_USER,
        sent.getCategoryLimitsList().stream()
            .map(l -> new EventFields.CategoryLimit(l.getSeatCategory(), l.getMaxPerUser()))
            .toList(),
        sent.hasSalesStartTime() ? GrpcTimes.instant(sent.getSalesStartTime()) : null,
        sent.hasSalesEndTime() ? GrpcTimes.instant(sent.getSalesEndTime()) : null,
        sent.hasStatus() ? status("event.status", sent.getStatus()) : EventStatus.DRAFT,
        sent.hasHoldDuration() ? GrpcTimes.duration(sent.getHoldDuration()) : DEFAULT_HOLD);
  }

  static UnaryOperator<EventFields> toEdit(UpdateEventRequest request) {
    var edit = GrpcEdit.of(request.getEvent(), request.getUpdateMask());
    var sent = toFields(request.getEvent());
    var status = request.getEvent().hasStatus() ? sent.status() : null;
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
            edit.pick("hold_duration", sent.holdDuration(), current.holdDuration()));
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
