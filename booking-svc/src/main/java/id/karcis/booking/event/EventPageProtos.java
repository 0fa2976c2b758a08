package id.karcis.booking.event;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.ListEventsResponse;
import id.karcis.api.booking.v1.ListPopularEventsResponse;
import id.karcis.api.booking.v1.SearchEventsResponse;
import id.karcis.booking.catalog.Slice;
import java.util.List;

/// Pages of events on the wire.
final class EventPageProtos {

  private EventPageProtos() {}

  static ListEventsResponse toList(Slice<EventView> page) {
    return ListEventsResponse.newBuilder()
        .addAllEvents(events(page))
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static SearchEventsResponse toSearch(Slice<EventView> page) {
    return SearchEventsResponse.newBuilder()
        .addAllEvents(events(page))
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static ListPopularEventsResponse toPopular(Slice<EventView> page) {
    return ListPopularEventsResponse.newBuilder()
        .addAllEvents(events(page))
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  private static List<Event> events(Slice<EventView> page) {
    return page.items().stream().map(EventProtos::toProto).toList();
  }
}
