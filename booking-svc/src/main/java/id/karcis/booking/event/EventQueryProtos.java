package id.karcis.booking.event;

import com.google.protobuf.MessageLite;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.ListEventsByCategoryRequest;
import id.karcis.api.booking.v1.ListEventsByLocationRequest;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.SearchEventsRequest;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.platform.validation.Ids;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions for events on the wire.
final class EventQueryProtos {

  private EventQueryProtos() {}

  static EventQuery toQuery(ListEventsRequest request) {
    return EventQuery.of(
        fixed("events", request.toBuilder().clearPageSize().clearPageToken().build()),
        filter(request),
        "",
        EventOrder.of(request.getOrderBy()),
        request.getPageSize(),
        request.getPageToken());
  }

  static EventQuery toQuery(SearchEventsRequest request) {
    return EventQuery.of(
        fixed("search", request.toBuilder().clearPageSize().clearPageToken().build()),
        filter(filters(request)),
        request.getName() + request.getQ(),
        EventOrder.START,
        request.getPageSize(),
        request.getPageToken());
  }

  static EventQuery toQuery(ListEventsByCategoryRequest request) {
    var id = Ids.uuid("id", request.getId());
    return EventQuery.of(
        "events of category " + id,
        EventFilter.ofCategory(id),
        "",
        EventOrder.START,
        request.getPageSize(),
        request.getPageToken());
  }

  static EventQuery toQuery(ListEventsByLocationRequest request) {
    var id = Ids.uuid("id", request.getId());
    return EventQuery.of(
        "events of location " + id,
        EventFilter.ofLocation(id),
        "",
        EventOrder.START,
        request.getPageSize(),
        request.getPageToken());
  }

  private static String fixed(String list, MessageLite filters) {
    return list + " " + HexFormat.of().formatHex(filters.toByteArray());
  }

  private static EventFilter filter(ListEventsRequest request) {
    return new EventFilter(
        id("categoryId", request.getCategoryId()),
        id("locationId", request.getLocationId()),
        id("venueId", request.getVenueId()),
        request.getSeason(),
        status(request.getStatus()),
        request.hasStartAfter() ? GrpcTimes.instant(request.getStartAfter()) : null,
        request.hasStartBefore() ? GrpcTimes.instant(request.getStartBefore()) : null,
        request.getMinPrice(),
        request.getMaxPrice());
  }

  /// A search is narrowed by what a list is.
  private static ListEventsRequest filters(SearchEventsRequest search) {
    var list =
        ListEventsRequest.newBuilder()
            .setCategoryId(search.getCategoryId())
            .setLocationId(search.getLocationId())
            .setVenueId(search.getVenueId())
            .setSeason(search.getSeason())
            .setStatus(search.getStatus())
            .setMinPrice(search.getMinPrice())
            .setMaxPrice(search.getMaxPrice());
    if (search.hasStartAfter()) {
      list.setStartAfter(search.getStartAfter());
    }
    if (search.hasStartBefore()) {
      list.setStartBefore(search.getStartBefore());
    }
    return list.build();
  }

  private static @Nullable UUID id(String field, String sent) {
    return sent.isEmpty() ? null : Ids.uuid(field, sent);
  }

  private static @Nullable EventStatus status(Status sent) {
    return sent == Status.STATUS_UNSPECIFIED ? null : EventProtos.status("status", sent);
  }
}
