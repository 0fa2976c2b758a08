package id.karcis.local.demo;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.booking.v1.CreateEventRequest;
import id.karcis.api.booking.v1.CreateTicketTypeRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.UpdateEventRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// Creates an event as a draft, puts its tickets on sale, then publishes it.
final class EventMaker {

  private static final String CURRENCY = "IDR";

  private final Api api;
  private final Instant now;

  EventMaker(Api api, Instant now) {
    this.api = api;
    this.now = now;
  }

  void create(DemoEvent demo, String categoryId, String venueId, String timeZone) {
    var start =
        now.atZone(ZoneId.of(timeZone))
            .plusDays(demo.daysAhead())
            .with(LocalTime.of(demo.localHour(), 0))
            .toInstant();
    var draft =
        Event.newBuilder()
            .setName(demo.name())
            .setDescription(demo.description())
            .setCategoryId(categoryId)
            .setVenueId(venueId)
            .setStartTime(timestamp(start))
            .setEndTime(timestamp(start.plus(demo.length())))
            .setCurrencyCode(CURRENCY)
            .setMaxTicketsPerUser(demo.maxPerUser());
    if (demo.salesOpenInDays() > 0) {
      draft.setSalesStartTime(timestamp(inDays(demo.salesOpenInDays())));
    }
    var event = api.events().createEvent(CreateEventRequest.newBuilder().setEvent(draft).build());
    demo.offers().forEach(offer -> putOnSale(event.getId(), offer));
    publish(event.getId());
  }

  private void putOnSale(String eventId, DemoEvent.Offer offer) {
    var type =
        TicketType.newBuilder()
            .setEventId(eventId)
            .setName(offer.name())
            .setSeatCategory(offer.seatCategory())
            .setPrice(rupiah(offer.rupiah()));
    for (var phase : offer.phases()) {
      type.addPhases(
          TicketType.Phase.newBuilder()
              .setName(phase.name())
              .setPrice(rupiah(phase.rupiah()))
              .setStartTime(timestamp(inDays(phase.fromDay())))
              .setEndTime(timestamp(inDays(phase.untilDay()))));
    }
    api.ticketTypes()
        .createTicketType(CreateTicketTypeRequest.newBuilder().setTicketType(type).build());
  }

  private void publish(String eventId) {
    var published = Event.newBuilder().setId(eventId).setStatus(Event.Status.PUBLISHED);
    api.events().updateEvent(UpdateEventRequest.newBuilder().setEvent(published).build());
  }

  private Instant inDays(int days) {
    return now.plus(Duration.ofDays(days));
  }

  private static Money rupiah(long units) {
    return Money.newBuilder().setCurrencyCode(CURRENCY).setUnits(units).build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
