package id.karcis.local.bench;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.booking.v1.Category;
import id.karcis.api.booking.v1.CreateCategoryRequest;
import id.karcis.api.booking.v1.CreateEventRequest;
import id.karcis.api.booking.v1.CreateLocationRequest;
import id.karcis.api.booking.v1.CreateTicketTypeRequest;
import id.karcis.api.booking.v1.CreateVenueRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.Location;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.api.booking.v1.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The catalog of one run: a city, halls, and events in them, all made through the public API. For
/// one thread.
final class Stage {

  private static final String CURRENCY = "IDR";
  private static final long PRICE_RUPIAH = 250_000;
  private static final Duration AHEAD = Duration.ofDays(90);
  private static final Duration LENGTH = Duration.ofHours(3);

  private final Organizer organizer;
  private final String run;
  private final String locationId;
  private final String categoryId;
  private final Map<Hall, String> venues = new HashMap<>();
  private final List<String> events = new ArrayList<>();

  /// @param run sets this run's names apart from those of others
  Stage(Organizer organizer, String run) {
    this.organizer = organizer;
    this.run = run;
    var location =
        Location.newBuilder()
            .setName("Bench " + run)
            .setCountryCode("ID")
            .setTimeZone("Asia/Jakarta");
    locationId =
        organizer
            .locations()
            .createLocation(CreateLocationRequest.newBuilder().setLocation(location).build())
            .getId();
    var category = Category.newBuilder().setName("Bench " + run);
    categoryId =
        organizer
            .categories()
            .createCategory(CreateCategoryRequest.newBuilder().setCategory(category).build())
            .getId();
  }

  /// A new event without a limit per buyer; its hall is built at the first.
  Show show(Hall hall) {
    var venueId = venues.computeIfAbsent(hall, this::build);
    var start = Instant.now().plus(AHEAD);
    var draft =
        Event.newBuilder()
            .setName("Bench " + run + " " + (events.size() + 1))
            .setCategoryId(categoryId)
            .setVenueId(venueId)
            .setStartTime(timestamp(start))
            .setEndTime(timestamp(start.plus(LENGTH)))
            .setCurrencyCode(CURRENCY)
            .setMaxTicketsPerUser(0);
    var id =
        organizer
            .events()
            .createEvent(CreateEventRequest.newBuilder().setEvent(draft).build())
            .getId();
    events.add(id);
    putOnSale(id);
    return new Show(id, seatIds(id));
  }

  /// The events of this run, those still on sale included.
  List<String> events() {
    return List.copyOf(events);
  }

  /// The map as everybody sees it.
  EventSeatMap seatMap(String eventId) {
    return organizer.seats().getSeatMap(GetSeatMapRequest.newBuilder().setEventId(eventId).build());
  }

  private List<String> seatIds(String eventId) {
    return seatMap(eventId).getSectionsList().stream()
        .flatMap(section -> section.getSeatsList().stream())
        .map(EventSeatMap.Seat::getId)
        .toList();
  }

  private String build(Hall hall) {
    var venue = Venue.newBuilder().setName(hall.name() + " " + run).setLocationId(locationId);
    var id =
        organizer
            .venues()
            .createVenue(CreateVenueRequest.newBuilder().setVenue(venue).build())
            .getId();
    var map = UpdateVenueSeatMapRequest.newBuilder().setSeatMap(hall.map(id)).build();
    var _ = organizer.venues().updateVenueSeatMap(map);
    return id;
  }

  private void putOnSale(String eventId) {
    var type =
        TicketType.newBuilder()
            .setEventId(eventId)
            .setName("Seat")
            .setSeatCategory(Hall.SEAT_CATEGORY)
            .setPrice(Money.newBuilder().setCurrencyCode(CURRENCY).setUnits(PRICE_RUPIAH));
    var _ =
        organizer
            .ticketTypes()
            .createTicketType(CreateTicketTypeRequest.newBuilder().setTicketType(type).build());
    var published = Event.newBuilder().setId(eventId).setStatus(Event.Status.PUBLISHED);
    var _ =
        organizer.events().updateEvent(UpdateEventRequest.newBuilder().setEvent(published).build());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
