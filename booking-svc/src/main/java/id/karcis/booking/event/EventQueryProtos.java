package id.karcis.booking.event;

import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.platform.validation.Ids;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions for events on the wire.
final class EventQueryProtos {

  private EventQueryProtos() {}

  static EventQuery toQuery(ListEventsRequest request) {
    var order = EventOrder.of(request.getOrderBy());
    var filters = filters(request);
    var after =
        PageTokens.decode(
            filters,
            request.getPageToken(),
            p -> new EventQuery.Position(order.recall(p.get(0)), UUID.fromString(p.get(1))));
    return new EventQuery(
        filters,
        id("categoryId", request.getCategoryId()),
        id("locationId", request.getLocationId()),
        id("venueId", request.getVenueId()),
        status(request.getStatus()),
        request.hasStartAfter() ? GrpcTimes.instant(request.getStartAfter()) : null,
        request.hasStartBefore() ? GrpcTimes.instant(request.getStartBefore()) : null,
        request.getMinPrice(),
        request.getMaxPrice(),
        order,
        PageSizes.of(request.getPageSize()),
        after);
  }

  /// Everything in the request but the page.
  private static String filters(ListEventsRequest request) {
    var rest = request.toBuilder().clearPageSize().clearPageToken().build();
    return "events " + HexFormat.of().formatHex(rest.toByteArray());
  }

  private static @Nullable UUID id(String field, String sent) {
    return sent.isEmpty() ? null : Ids.uuid(field, sent);
  }

  private static @Nullable EventStatus status(Status sent) {
    return sent == Status.STATUS_UNSPECIFIED ? null : EventProtos.status("status", sent);
  }
}
