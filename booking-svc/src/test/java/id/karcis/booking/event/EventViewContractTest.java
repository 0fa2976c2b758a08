package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc.EventServiceBlockingStub;
import id.karcis.api.booking.v1.GetEventRequest;
import id.karcis.api.booking.v1.ListPopularEventsRequest;
import id.karcis.api.booking.v1.ListPopularEventsResponse;
import id.karcis.api.booking.v1.PreloadEventRequest;
import id.karcis.api.booking.v1.RecordViewRequest;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.booking.event.view.Views;
import id.karcis.booking.event.view.WatchedRanking;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.persistence.PageTokens;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Views, what is popular, and what is loaded before a crowd comes.
class EventViewContractTest extends BookingTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Views views;
  @Autowired private EventSales sales;
  @Autowired private BeanFactory beans;

  @Test
  void countsEachViewAndShowsThemOnceTheyAreWrittenDown() {
    var event = catalog().published(catalog().venue());

    for (var i = 1; i <= 3; i++) {
      assertThat(view(anonymous(EventServiceGrpc::newBlockingStub), event)).isEqualTo(i);
    }
    views.flush();

    assertThat(get(event).getViewCount()).isEqualTo(3);
    assertThat(get(event).toBuilder().clearViewCount().build()).isEqualTo(event);
    assertThat(view(stranger(EventServiceGrpc::newBlockingStub), event)).isEqualTo(4);
    assertThat(catalog().become(event, Status.CANCELLED).getViewCount()).isEqualTo(3);
  }

  @Test
  void countsNothingThatTheCallerCannotSee() {
    var draft = catalog().draft(catalog().venue());
    var unknown = Event.newBuilder().setId(UUID.randomUUID().toString()).build();
    var anonymous = anonymous(EventServiceGrpc::newBlockingStub);

    assertThat(refusal(() -> view(anonymous, draft)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> view(catalog().events(), unknown)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(view(catalog().events(), draft)).isEqualTo(1);
  }

  @Test
  void listsWhatIsViewedMostFirst() {
    var less = catalog().published(catalog().venue());
    var more = catalog().published(catalog().venue());
    var anonymous = anonymous(EventServiceGrpc::newBlockingStub);
    view(anonymous, less);
    for (var i = 0; i < 2; i++) {
      view(anonymous, more);
    }

    var ids = new ArrayList<String>();
    var until = Instant.now().plus(PATIENCE);
    while (!ids.contains(less.getId()) && Instant.now().isBefore(until)) {
      ids.clear();
      var page = ListPopularEventsResponse.getDefaultInstance();
      do {
        page = popular(page.getNextPageToken());
        page.getEventsList().forEach(event -> ids.add(event.getId()));
      } while (!page.getNextPageToken().isEmpty());
    }

    assertThat(ids).containsSubsequence(more.getId(), less.getId());
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    for (var forged : List.of("x", token("-1"), token("4294967295"), token("no number"))) {
      assertThat(refusal(() -> popular(forged)).violations())
          .extracting(FieldViolation::field)
          .containsExactly("pageToken");
    }
    assertThat(popular(token("500")).getEventsList()).isEmpty();
  }

  @Test
  void asksWhatIsPopularWithoutAConnectionInHand() {
    var inTransaction = new ArrayList<Boolean>();
    var popularity =
        WatchedRanking.popularity(
            beans,
            () -> inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive()));

    var _ = new PopularEvents(popularity, beans.getBean(EventReading.class)).list(1, "");

    assertThat(inTransaction).containsExactly(false);
    assertThat(AopUtils.isAopProxy(beans.getBean(PopularEvents.class)))
        .as("no transaction around it either")
        .isFalse();
  }

  @Test
  void loadsWhatACrowdWillAskFor() {
    var catalog = catalog();
    var hall =
        catalog.hall(Catalog.seated("Stalls", "VIP", 2, 5), Catalog.standing("Floor", "GA", 9));
    var draft = catalog.draft(hall);
    catalog.create(Catalog.typeOf(draft, "VIP", 100));
    catalog.create(Catalog.typeOf(draft, "GA", 50));
    var request = PreloadEventRequest.newBuilder().setId(draft.getId()).build();

    var loaded = catalog.events().preloadEvent(request);
    var id = UUID.fromString(draft.getId());
    jdbc.sql("UPDATE events SET name = 'Changed behind its back' WHERE id = ?").param(id).update();

    assertThat(sales.recent(id).name()).isEqualTo(draft.getName());
    assertThat(loaded.getEventId()).isEqualTo(draft.getId());
    assertThat(loaded.getTicketTypeCount()).isEqualTo(2);
    assertThat(loaded.getSeatCount()).isEqualTo(10);
    assertThat(catalog.events().preloadEvent(request)).isEqualTo(loaded);
    var unknown = PreloadEventRequest.newBuilder().setId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> catalog.events().preloadEvent(unknown)).code())
        .isEqualTo(Code.NOT_FOUND);
  }

  private static String token(String place) {
    return PageTokens.encode("popular events", List.of(place));
  }

  private static long view(EventServiceBlockingStub stub, Event event) {
    return stub.recordView(RecordViewRequest.newBuilder().setId(event.getId()).build())
        .getViewCount();
  }

  private ListPopularEventsResponse popular(String token) {
    return anonymous(EventServiceGrpc::newBlockingStub)
        .listPopularEvents(
            ListPopularEventsRequest.newBuilder().setPageSize(100).setPageToken(token).build());
  }

  private Event get(Event event) {
    return anonymous(EventServiceGrpc::newBlockingStub)
        .getEvent(GetEventRequest.newBuilder().setId(event.getId()).build());
  }
}
