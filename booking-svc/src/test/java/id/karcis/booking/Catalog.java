package id.karcis.booking;

import com.google.protobuf.Timestamp;
import id.karcis.api.booking.v1.Category;
import id.karcis.api.booking.v1.CategoryServiceGrpc.CategoryServiceBlockingStub;
import id.karcis.api.booking.v1.CreateCategoryRequest;
import id.karcis.api.booking.v1.CreateEventRequest;
import id.karcis.api.booking.v1.CreateLocationRequest;
import id.karcis.api.booking.v1.CreateSeasonRequest;
import id.karcis.api.booking.v1.CreateTicketTypeRequest;
import id.karcis.api.booking.v1.CreateVenueRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.EventServiceGrpc.EventServiceBlockingStub;
import id.karcis.api.booking.v1.Location;
import id.karcis.api.booking.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import id.karcis.api.booking.v1.Season;
import id.karcis.api.booking.v1.SeasonServiceGrpc.SeasonServiceBlockingStub;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc.TicketTypeServiceBlockingStub;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.booking.v1.VenueServiceGrpc.VenueServiceBlockingStub;
import id.karcis.platform.money.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Makes catalog resources as an admin does. Every name is new, so that tests do not meet.
public record Catalog(
    LocationServiceBlockingStub locations,
    CategoryServiceBlockingStub categories,
    VenueServiceBlockingStub venues,
    EventServiceBlockingStub events,
    TicketTypeServiceBlockingStub types,
    SeasonServiceBlockingStub seasons) {

  /// Makes a name that nothing else has.
  public static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /// This long from now.
  public static Timestamp in(Duration duration) {
    var moment = Instant.now().plus(duration);
    return Timestamp.newBuilder().setSeconds(moment.getEpochSecond()).build();
  }

  /// A city in western Indonesia.
  public Location location() {
    var location =
        Location.newBuilder()
            .setName(unique("Yogyakarta"))
            .setCountryCode("ID")
            .setTimeZone("Asia/Jakarta");
    return locations.createLocation(
        CreateLocationRequest.newBuilder().setLocation(location).build());
  }

  /// A kind of event.
  public Category category() {
    return categories.createCategory(
        CreateCategoryRequest.newBuilder()
            .setCategory(Category.newBuilder().setName(unique("Concert")))
            .build());
  }

  /// A season without limits.
  public Season season() {
    return create(Season.newBuilder().setName(unique("Musim")));
  }

  /// Creates a season.
  public Season create(Season.Builder season) {
    return seasons.createSeason(CreateSeasonRequest.newBuilder().setSeason(season).build());
  }

  /// A venue without a seat map.
  public Venue venue() {
    var venue = Venue.newBuilder().setName(unique("Gedung")).setLocationId(location().getId());
    return venues.createVenue(CreateVenueRequest.newBuilder().setVenue(venue).build());
  }

  /// A venue with this seat map.
  public Venue hall(SeatMap.Section... sections) {
    var venue = venue();
    map(venue, sections);
    return venue;
  }

  /// Gives a venue a seat map.
  public SeatMap map(Venue venue, SeatMap.Section... sections) {
    return venues.updateVenueSeatMap(
        UpdateVenueSeatMapRequest.newBuilder()
            .setSeatMap(
                SeatMap.newBuilder().setVenueId(venue.getId()).addAllSections(List.of(sections)))
            .build());
  }

  /// A section of rows `A`, `B`, … with so many seats each.
  public static SeatMap.Section seated(String name, String category, int rows, int seatsPerRow) {
    var seated = SeatMap.Seated.newBuilder();
    for (var r = 0; r < rows; r++) {
      seated.addRows(SeatMap.Row.newBuilder().setLabel(label(r)).setSeatCount(seatsPerRow));
    }
    return SeatMap.Section.newBuilder()
        .setName(name)
        .setSeatCategory(category)
        .setSeated(seated)
        .build();
  }

  private static String label(int row) {
    return row < 26 ? Character.toString('A' + row) : "R" + row;
  }

  /// A floor.
  public static SeatMap.Section standing(String name, String category, int capacity) {
    return SeatMap.Section.newBuilder()
        .setName(name)
        .setSeatCategory(category)
        .setStanding(SeatMap.Standing.newBuilder().setCapacity(capacity))
        .build();
  }

  /// What a new event in a venue needs, in 30 days.
  public Event.Builder eventIn(Venue venue) {
    return Event.newBuilder()
        .setName(unique("Konser"))
        .setCategoryId(category().getId())
        .setVenueId(venue.getId())
        .setStartTime(in(Duration.ofDays(30)))
        .setEndTime(in(Duration.ofDays(30).plusHours(3)));
  }

  /// Creates an event.
  public Event create(Event.Builder event) {
    return events.createEvent(CreateEventRequest.newBuilder().setEvent(event).build());
  }

  /// A draft in a venue.
  public Event draft(Venue venue) {
    return create(eventIn(venue));
  }

  /// A published event in a venue.
  public Event published(Venue venue) {
    return create(eventIn(venue).setStatus(Event.Status.PUBLISHED));
  }

  /// Gives an event another status.
  public Event become(Event event, Event.Status status) {
    return events.updateEvent(
        UpdateEventRequest.newBuilder()
            .setEvent(Event.newBuilder().setId(event.getId()).setStatus(status))
            .build());
  }

  /// What a new ticket type needs.
  public static TicketType.Builder typeOf(Event event, String seatCategory, long rupiah) {
    return TicketType.newBuilder()
        .setEventId(event.getId())
        .setName(unique(seatCategory))
        .setSeatCategory(seatCategory)
        .setPrice(Amounts.money(rupiah * 100, "IDR"));
  }

  /// Creates a ticket type.
  public TicketType create(TicketType.Builder type) {
    return types.createTicketType(CreateTicketTypeRequest.newBuilder().setTicketType(type).build());
  }
}
