package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.ListEventsByCategoryRequest;
import id.karcis.api.booking.v1.ListEventsByLocationRequest;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.SearchEventsRequest;
import id.karcis.api.booking.v1.SearchEventsResponse;
import id.karcis.api.booking.v1.Venue;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.persistence.PageTokens;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Search by name, and the lists that share its filters.
class EventSearchContractTest extends BookingTestBase {

  private Catalog catalog;
  private Venue hall;

  @BeforeEach
  void prepare() {
    catalog = catalog();
    hall = catalog.hall(Catalog.standing("Floor", "GA", 90));
  }

  @Test
  void forgivesTypingErrors() {
    publish("Coldplay Live in Jakarta", "Konser Dewa 19", "Hamlet");

    for (var text :
        List.of("coldpaly", "Coldplya", "codplay", "coldplay jakrta", "jakarta coldplay")) {
      assertThat(names(text)).as(text).first().isEqualTo("Coldplay Live in Jakarta");
    }
    assertThat(names("coldpaly")).containsExactly("Coldplay Live in Jakarta");
    assertThat(names("the coldplay show")).containsExactly("Coldplay Live in Jakarta");
    assertThat(names("metallica")).isEmpty();
  }

  @Test
  void findsWhatSomebodyBeginsToType() {
    publish("Coldplay Live in Jakarta", "Hamlet");

    for (var name : List.of("coldplay live in jakarta", "jakarta", "live in")) {
      for (var length = 1; length <= name.length(); length++) {
        assertThat(names(name.substring(0, length)))
            .as(name.substring(0, length))
            .containsExactly("Coldplay Live in Jakarta");
      }
    }
  }

  @Test
  void caresForNeitherCaseNorAccentsNorSpelling() {
    publish("Émile & Ñandú", "Cafe\u0301 del Mar", "Ｗａｙａｎｇ Kulit");

    assertThat(names("emile nandu")).first().isEqualTo("Émile & Ñandú");
    assertThat(names("ÉMILE")).first().isEqualTo("Émile & Ñandú");
    assertThat(names("café")).first().isEqualTo("Cafe\u0301 del Mar");
    assertThat(names("wayang")).first().isEqualTo("Ｗａｙａｎｇ Kulit");
  }

  @Test
  void findsSignsAndEveryScript() {
    publish("Wayang ꦮꦪꦁ", "100% Rock_n_Roll", "雲門舞集", "🎭🎭", "'; DROP TABLE events; --");

    assertThat(names("ꦮꦪꦁ")).containsExactly("Wayang ꦮꦪꦁ");
    assertThat(names("雲門")).containsExactly("雲門舞集");
    assertThat(names("🎭")).containsExactly("🎭🎭");
    assertThat(names("%")).containsExactly("100% Rock_n_Roll");
    assertThat(names("_n_")).contains("100% Rock_n_Roll");
    assertThat(names("\\")).isEmpty();
    assertThat(names("drop table")).containsExactly("'; DROP TABLE events; --");
    assertThat(names("' OR true --")).doesNotContain("🎭🎭");
  }

  @Test
  void ranksTheBestMatchFirstAndEqualOnesByStart() {
    var sameLater = event("Rock", 5);
    var sameSooner = event("Rock", 4);
    publish("Indie Rock Night", "Rock Opera of the Long Winter", "Rock Opera", "Rokc Fest", "Jazz");

    var found = search(here().setQ("rock")).getEventsList();

    assertThat(found).extracting(Event::getId).startsWith(sameSooner.getId(), sameLater.getId());
    assertThat(found)
        .extracting(Event::getName)
        .containsExactly(
            "Rock",
            "Rock",
            "Rock Opera",
            "Rock Opera of the Long Winter",
            "Indie Rock Night",
            "Rokc Fest");
  }

  @Test
  void pagesShowEachOnceWhileOthersComeAndGo() {
    var expected = new ArrayList<String>();
    for (var i = 0; i < 11; i++) {
      expected.add(event("Festival " + (i % 3), 10 + i % 2).getId());
    }
    var whole = search(here().setName("festival")).getEventsList();
    assertThat(whole).extracting(Event::getId).containsExactlyInAnyOrderElementsOf(expected);

    var seen = new ArrayList<String>();
    var next = here().setName("festival").setPageSize(2);
    do {
      var page = search(next);
      page.getEventsList().forEach(event -> seen.add(event.getId()));
      next.setPageToken(page.getNextPageToken());
      disturb();
    } while (!next.getPageToken().isEmpty());

    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(ids(whole)).containsAll(expected);
  }

  /// Something better and something worse comes, and something goes.
  private void disturb() {
    event("Festival", 1);
    event("Fstival lain", 20);
    var gone = event("Festival 1", 10);
    assertThat(
            catalog
                .events()
                .deleteEvent(DeleteEventRequest.newBuilder().setId(gone.getId()).build()))
        .isNotNull();
  }

  @Test
  void everyFilterNarrowsAndAllOfThemTogether() {
    var season = catalog.season();
    var wanted =
        catalog.create(
            catalog
                .eventIn(hall)
                .setName("Coldplay Live")
                .setSeasonId(season.getId())
                .setStatus(Status.PUBLISHED));
    catalog.create(Catalog.typeOf(wanted, "GA", 150_000));
    event("Coldplay Live", 3);
    var all =
        here()
            .setQ("coldpaly")
            .setCategoryId(wanted.getCategoryId())
            .setLocationId(hall.getLocationId())
            .setSeason(season.getName().toUpperCase(Locale.ROOT))
            .setStatus(Status.PUBLISHED)
            .setStartAfter(Catalog.in(Duration.ofDays(29)))
            .setStartBefore(Catalog.in(Duration.ofDays(31)))
            .setMinPrice(150_000)
            .setMaxPrice(150_000);

    assertThat(ids(search(all).getEventsList())).containsExactly(wanted.getId());
    var other = UUID.randomUUID().toString();
    for (var narrower :
        List.of(
            all.clone().setQ("hamlet"),
            all.clone().setCategoryId(other),
            all.clone().setLocationId(other),
            all.clone().setVenueId(other),
            all.clone().setSeason(other),
            all.clone().setSeason("no season of this name"),
            all.clone().setStatus(Status.ENDED),
            all.clone().setStartAfter(Catalog.in(Duration.ofDays(31))),
            all.clone().setStartBefore(Catalog.in(Duration.ofDays(29))),
            all.clone().setMinPrice(150_001),
            all.clone().setMaxPrice(149_999))) {
      assertThat(search(narrower).getEventsList()).as(narrower.toString()).isEmpty();
    }
  }

  @Test
  void listsASeasonByIdAndByName() {
    var season = catalog.season();
    var event =
        catalog.create(
            catalog.eventIn(hall).setSeasonId(season.getId()).setStatus(Status.PUBLISHED));
    event("none", 3);

    for (var text : List.of(season.getId(), season.getName().toUpperCase(Locale.ROOT))) {
      assertThat(ids(listed(ListEventsRequest.newBuilder().setSeason(text))))
          .containsExactly(event.getId());
    }
    assertThat(listed(ListEventsRequest.newBuilder().setSeason("winter of nowhere"))).isEmpty();
  }

  @Test
  void isAListByStartWithoutAText() {
    var late = event("a", 9);
    var soon = event("b", 2);

    assertThat(ids(search(here()).getEventsList())).containsExactly(soon.getId(), late.getId());
    assertThat(ids(search(here().setQ("  ")).getEventsList()))
        .containsExactly(soon.getId(), late.getId());
  }

  @Test
  void findsDraftsForAdminsOnly() {
    var draft = catalog.create(catalog.eventIn(hall).setName("Rahasia"));
    var request = here().setQ("rahasia").build();

    assertThat(search(request.toBuilder()).getEventsList()).isEmpty();
    assertThat(catalog.events().searchEvents(request).getEventsList()).containsExactly(draft);
  }

  @Test
  void refusesTwoTextsAndTokensOfOtherSearches() {
    event("Rock 1", 3);
    event("Rock 2", 3);
    var token = search(here().setQ("rock").setPageSize(1)).getNextPageToken();

    assertThat(refusal(() -> search(here().setQ("a").setName("b"))).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
    for (var other :
        List.of(here().setQ("pop").setPageToken(token), here().setQ("rock").setPageToken("x"))) {
      assertThat(refusal(() -> search(other)).violations())
          .extracting(FieldViolation::field)
          .containsExactly("pageToken");
    }
    forgedTokens()
        .forEach(forged ->
            assertThat(refusal(() -> search(here().setPageToken(forged))).violations())
                .extracting(FieldViolation::field)
                .containsExactly("pageToken"));
    assertThat(search(here().setQ("rock").setPageToken(token)).getEventsList()).hasSize(1);
  }

  /// Of the right query, with values that no database takes.
  private Stream<String> forgedTokens() {
    var fixed = "search " + HexFormat.of().formatHex(here().build().toByteArray());
    var id = UUID.randomUUID().toString();
    return Stream.of(
            List.of("0", "+1000000000-12-31T23:59:59Z", id),
            List.of("0", "-5000-01-01T00:00:00Z", id),
            List.of("x", "2030-01-01T00:00:00Z", id),
            List.of("0", "2030-01-01T00:00:00Z", "x"),
            List.of("0", "2030-01-01T00:00:00Z"))
        .map(position -> PageTokens.encode(fixed, position));
  }

  @Test
  void listsByCategoryAndLocation() {
    var late = event("late", 9);
    var soon =
        catalog.create(
            catalog
                .eventIn(hall)
                .setCategoryId(late.getCategoryId())
                .setStartTime(Catalog.in(Duration.ofDays(2)))
                .setEndTime(Catalog.in(Duration.ofDays(3)))
                .setStatus(Status.PUBLISHED));
    var draft = catalog.draft(hall);
    var stub = anonymous(EventServiceGrpc::newBlockingStub);
    var byCategory = ListEventsByCategoryRequest.newBuilder().setId(late.getCategoryId());
    var byLocation = ListEventsByLocationRequest.newBuilder().setId(hall.getLocationId());

    var first = stub.listEventsByCategory(byCategory.setPageSize(1).build());
    var second =
        stub.listEventsByCategory(byCategory.setPageToken(first.getNextPageToken()).build());

    assertThat(ids(first.getEventsList())).containsExactly(soon.getId());
    assertThat(ids(second.getEventsList())).containsExactly(late.getId());
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(ids(stub.listEventsByLocation(byLocation.build()).getEventsList()))
        .containsExactly(soon.getId(), late.getId());
    assertThat(ids(catalog.events().listEventsByLocation(byLocation.build()).getEventsList()))
        .contains(draft.getId());
  }

  @Test
  void refusesUnknownCategoriesAndLocations() {
    var stub = anonymous(EventServiceGrpc::newBlockingStub);
    var unknown = UUID.randomUUID().toString();

    var category =
        refusal(() ->
            stub.listEventsByCategory(
                ListEventsByCategoryRequest.newBuilder().setId(unknown).build()));
    var location =
        refusal(() ->
            stub.listEventsByLocation(
                ListEventsByLocationRequest.newBuilder().setId(unknown).build()));

    assertThat(category.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(category.metadata()).containsEntry("type", "category").containsEntry("id", unknown);
    assertThat(location.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(location.metadata()).containsEntry("type", "location").containsEntry("id", unknown);
  }

  private void publish(String... names) {
    for (var name : names) {
      event(name, 7);
    }
  }

  private Event event(String name, int days) {
    return catalog.create(
        catalog
            .eventIn(hall)
            .setName(name)
            .setStartTime(Catalog.in(Duration.ofDays(days)))
            .setEndTime(Catalog.in(Duration.ofDays(days + 1)))
            .setStatus(Status.PUBLISHED));
  }

  private SearchEventsRequest.Builder here() {
    return SearchEventsRequest.newBuilder().setVenueId(hall.getId());
  }

  private List<String> names(String text) {
    return search(here().setQ(text)).getEventsList().stream().map(Event::getName).toList();
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::getId).toList();
  }

  private SearchEventsResponse search(SearchEventsRequest.Builder request) {
    return anonymous(EventServiceGrpc::newBlockingStub).searchEvents(request.build());
  }

  private List<Event> listed(ListEventsRequest.Builder request) {
    return anonymous(EventServiceGrpc::newBlockingStub).listEvents(request.build()).getEventsList();
  }
}
