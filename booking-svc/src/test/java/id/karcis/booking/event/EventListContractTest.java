package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.Venue;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.money.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventListContractTest extends BookingTestBase {

  private Catalog catalog;
  private Venue hall;

  @BeforeEach
  void prepare() {
    catalog = catalog();
    hall = catalog.hall(Catalog.standing("Floor", "GA", 90));
  }

  @Test
  void pagesThroughEveryOrder() {
    var names = List.of("b", "A", "ꦮ", "'; DROP TABLE events; --", "🎭".repeat(200), "b", "c");
    for (var i = 0; i < names.size(); i++) {
      var day = Duration.ofDays(10 + i % 3);
      create(names.get(i), Catalog.in(day), Catalog.in(day.plusHours(1)));
    }

    for (var order : List.of("", "startTime", "startTime desc", "name", "name desc")) {
      var whole = list(here().setOrderBy(order).setPageSize(100));
      var paged = pages(here().setOrderBy(order).setPageSize(2));
      assertThat(paged).as(order).isEqualTo(whole).hasSize(names.size());
    }
    assertThat(list(here().setOrderBy("name")))
        .extracting(Event::getName)
        .containsSubsequence("'; DROP TABLE events; --", "A", "b", "b", "c", "ꦮ");
    assertThat(list(here().setOrderBy("startTime desc")))
        .extracting(e -> -e.getStartTime().getSeconds())
        .isSorted();
  }

  @Test
  void refusesWhatIsNoOrderAndTokensOfOtherQueries() {
    create("a", Catalog.in(Duration.ofDays(1)), Catalog.in(Duration.ofDays(2)));
    create("b", Catalog.in(Duration.ofDays(1)), Catalog.in(Duration.ofDays(2)));
    var token = page(here().setPageSize(1)).getNextPageToken();

    assertBad("orderBy", here().setOrderBy("name; DROP TABLE events"));
    assertBad("pageToken", here().setOrderBy("name").setPageToken(token));
    assertBad("pageToken", here().clearVenueId().setPageToken(token));
    assertBad("pageToken", here().setPageToken("' OR true --"));
    assertBad("venueId", here().setVenueId("' OR true --"));
    assertBad("minPrice", here().setMinPrice(-1));
  }

  @Test
  void filters() {
    var soon = create("soon", Catalog.in(Duration.ofDays(1)), Catalog.in(Duration.ofDays(2)));
    var late = create("late", Catalog.in(Duration.ofDays(9)), Catalog.in(Duration.ofDays(10)));
    catalog.become(late, Status.CANCELLED);
    var elsewhere = catalog.published(catalog.venue());

    assertThat(ids(here())).containsExactly(soon.getId(), late.getId());
    assertThat(ids(here().setStatus(Status.CANCELLED))).containsExactly(late.getId());
    assertThat(ids(here().setStartAfter(late.getStartTime()))).containsExactly(late.getId());
    assertThat(ids(here().setStartBefore(late.getStartTime()))).containsExactly(soon.getId());
    assertThat(ids(here().setCategoryId(soon.getCategoryId()))).containsExactly(soon.getId());
    assertThat(ids(here().setLocationId(hall.getLocationId()))).hasSize(2);
    assertThat(ids(here().setCategoryId(elsewhere.getCategoryId()))).isEmpty();
    assertThat(ids(ListEventsRequest.newBuilder().setLocationId(hall.getLocationId())))
        .hasSize(2)
        .doesNotContain(elsewhere.getId());
  }

  @Test
  void showsDraftsToAdminsOnly() {
    var draft = catalog.draft(hall);

    assertThat(ids(here())).isEmpty();
    assertThat(ids(here().setStatus(Status.DRAFT))).isEmpty();
    assertThat(catalog.events().listEvents(here().build()).getEventsList()).containsExactly(draft);
  }

  @Test
  void filtersByThePriceInForce() {
    var plain = published("IDR");
    var phased = published("IDR");
    var yen = published("JPY");
    price(plain, Amounts.money(150_000_00, "IDR"));
    price(yen, Amounts.money(150_000, "JPY"));
    catalog.create(
        Catalog.typeOf(phased, "GA", 150_000)
            .addPhases(phase("Early", -2, -1, 10_000))
            .addPhases(phase("Now", -1, 1, 90_000))
            .addPhases(phase("Later", 1, 2, 200_000)));

    assertThat(ids(here().setMinPrice(150_000).setMaxPrice(150_000)))
        .containsExactlyInAnyOrder(plain.getId(), yen.getId());
    assertThat(ids(here().setMaxPrice(90_000))).containsExactly(phased.getId());
    assertThat(ids(here().setMaxPrice(89_999))).isEmpty();
    assertThat(ids(here().setMinPrice(90_001))).hasSize(2).doesNotContain(phased.getId());
    assertThat(ids(here().setMinPrice(Long.MAX_VALUE))).isEmpty();
    assertThat(ids(here().setMaxPrice(Long.MAX_VALUE))).hasSize(3);
  }

  private static TicketType.Phase phase(String name, int from, int to, long rupiah) {
    return TicketType.Phase.newBuilder()
        .setName(name)
        .setPrice(Amounts.money(rupiah * 100, "IDR"))
        .setStartTime(Catalog.in(Duration.ofHours(from)))
        .setEndTime(Catalog.in(Duration.ofHours(to)))
        .build();
  }

  private Event published(String currency) {
    return catalog.create(
        catalog.eventIn(hall).setCurrencyCode(currency).setStatus(Status.PUBLISHED));
  }

  private void price(Event event, com.google.type.Money price) {
    catalog.create(Catalog.typeOf(event, "GA", 0).setPrice(price));
  }

  private Event create(
      String name, com.google.protobuf.Timestamp start, com.google.protobuf.Timestamp end) {
    return catalog.create(
        catalog
            .eventIn(hall)
            .setName(name)
            .setStartTime(start)
            .setEndTime(end)
            .setStatus(Status.PUBLISHED));
  }

  private void assertBad(String field, ListEventsRequest.Builder request) {
    assertThat(refusal(() -> page(request)).violations())
        .extracting(FieldViolation::field)
        .containsExactly(field);
  }

  private ListEventsRequest.Builder here() {
    return ListEventsRequest.newBuilder().setVenueId(hall.getId());
  }

  private List<String> ids(ListEventsRequest.Builder request) {
    return list(request).stream().map(Event::getId).toList();
  }

  private List<Event> list(ListEventsRequest.Builder request) {
    return page(request).getEventsList();
  }

  private id.karcis.api.booking.v1.ListEventsResponse page(ListEventsRequest.Builder request) {
    return anonymous(EventServiceGrpc::newBlockingStub).listEvents(request.build());
  }

  private List<Event> pages(ListEventsRequest.Builder request) {
    var events = new ArrayList<Event>();
    do {
      var page = page(request);
      events.addAll(page.getEventsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return events;
  }
}
