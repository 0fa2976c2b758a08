package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.GetEventRequest;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Bought;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// How events are cancelled and end, by admins and by time.
class EventLifeTest extends BookingTestBase {

  private final Queue<UUID> cancelled = new ConcurrentLinkedQueue<>();
  private final ApplicationListener<PayloadApplicationEvent<EventCancelled>> listener =
      ApplicationListener.forPayload(this::hear);

  @Autowired private ConfigurableApplicationContext context;
  @Autowired private EventEndings endings;
  @Autowired private EventSales sales;
  @Autowired private EventDirectory directory;

  private Catalog catalog;
  private Venue hall;

  @BeforeEach
  void prepare() {
    catalog = catalog();
    hall = catalog.hall(Catalog.standing("Floor", "GA", 90));
    context.addApplicationListener(listener);
  }

  @AfterEach
  void forget() {
    context.removeApplicationListener(listener);
  }

  private void hear(EventCancelled event) {
    assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
    cancelled.add(event.eventId());
  }

  @Test
  void draftsAndPublishedEventsAreCancelledOnce() {
    var draft = catalog.draft(hall);
    var sold = sold();
    assertThat(sales.recent(id(sold)).isOnSale(Instant.now())).isTrue();

    for (var event : List.of(draft, sold)) {
      assertThat(catalog.become(event, Status.CANCELLED).getStatus()).isEqualTo(Status.CANCELLED);
      catalog.become(event, Status.CANCELLED);
      assertState(refusal(() -> catalog.become(event, Status.PUBLISHED)), event, Status.CANCELLED);
    }

    assertThat(cancelled).containsExactly(id(draft), id(sold));
    assertThat(sales.recent(id(sold)).isOnSale(Instant.now())).isFalse();
  }

  @Test
  void deletingCancelsWhatHasOrders() {
    var sold = sold();

    delete(sold);
    delete(sold);

    assertThat(get(sold).getStatus()).isEqualTo(Status.CANCELLED);
    assertThat(get(sold).getEtag()).isNotEqualTo(sold.getEtag());
    assertThat(cancelled).containsExactly(id(sold));
    assertThat(sales.recent(id(sold)).isOnSale(Instant.now())).isFalse();
  }

  @Test
  void isCancelledOnceByManyAtOnce() throws Exception {
    var sold = sold();
    var work = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 4; i++) {
      work.add(() -> catalog.become(sold, Status.CANCELLED).hasStatus());
      work.add(() -> {
        delete(sold);
        return true;
      });
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(cancelled).containsExactly(id(sold));
  }

  @Test
  void keepsWhatHasOrdersOnceItHasEnded() {
    var byAdmin = sold();
    catalog.become(byAdmin, Status.ENDED);
    var byTime = sold();
    runOut(byTime);

    assertState(refusal(() -> delete(byAdmin)), byAdmin, Status.ENDED);
    assertState(refusal(() -> delete(byTime)), byTime, Status.ENDED);
    assertThat(get(byTime).getStatus()).isEqualTo(Status.ENDED);
    assertThat(cancelled).isEmpty();
  }

  @Test
  void endsByTimeAloneForEverybody() {
    var event = catalog.published(hall);
    runOut(event);

    assertThat(get(event).getStatus()).isEqualTo(Status.ENDED);
    assertThat(listed(Status.ENDED)).containsExactly(event.getId());
    assertThat(listed(Status.PUBLISHED)).isEmpty();
    assertThat(directory.terms(id(event), false).status()).isEqualTo(EventStatus.ENDED);
    assertThat(sales.fresh(id(event)).status()).isEqualTo(EventStatus.ENDED);
    assertState(refusal(() -> catalog.become(event, Status.CANCELLED)), event, Status.ENDED);
  }

  @Test
  void theSweepWritesDownWhatTimeHasDone() {
    var over = catalog.published(hall);
    var overDraft = catalog.draft(hall);
    var open = catalog.published(hall);
    runOut(over);
    runOut(overDraft);
    var before = get(over);
    assertThat(sales.recent(id(over)).status()).isEqualTo(EventStatus.ENDED);

    while (endings.sweep() > 0) {
      // A batch at a time.
    }

    assertThat(stored(over)).isEqualTo("ENDED");
    assertThat(stored(overDraft)).isEqualTo("DRAFT");
    assertThat(stored(open)).isEqualTo("PUBLISHED");
    assertThat(get(over)).isEqualTo(before);
  }

  @Test
  void anEditAfterTheEndWritesTheEndDown() {
    var event = catalog.published(hall);
    runOut(event);

    var renamed =
        catalog
            .events()
            .updateEvent(
                UpdateEventRequest.newBuilder()
                    .setEvent(Event.newBuilder().setId(event.getId()).setName("Sudah"))
                    .build());

    assertThat(renamed.getStatus()).isEqualTo(Status.ENDED);
    assertThat(stored(event)).isEqualTo("ENDED");
  }

  private Event sold() {
    var event = catalog.published(hall);
    new Bought(jdbc).ticket(event, catalog.create(Catalog.typeOf(event, "GA", 1)));
    return event;
  }

  private void runOut(Event event) {
    jdbc.sql(
            """
            UPDATE events SET start_time = now() - interval '2 hours', end_time = now()
            WHERE id = ?
            """)
        .param(id(event))
        .update();
  }

  private List<String> listed(Status status) {
    var request = ListEventsRequest.newBuilder().setVenueId(hall.getId()).setStatus(status);
    return anonymous(EventServiceGrpc::newBlockingStub)
        .listEvents(request.build())
        .getEventsList()
        .stream()
        .map(Event::getId)
        .toList();
  }

  private String stored(Event event) {
    return jdbc.sql("SELECT status FROM events WHERE id = ?")
        .param(id(event))
        .query(String.class)
        .single();
  }

  private static UUID id(Event event) {
    return UUID.fromString(event.getId());
  }

  private Event get(Event event) {
    return anonymous(EventServiceGrpc::newBlockingStub)
        .getEvent(GetEventRequest.newBuilder().setId(event.getId()).build());
  }

  private void delete(Event event) {
    var request = DeleteEventRequest.newBuilder().setId(event.getId()).build();
    assertThat(catalog.events().deleteEvent(request)).isNotNull();
  }

  private static void assertState(Refusal refusal, Event event, Status status) {
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.EVENT_STATE);
    assertThat(refusal.metadata())
        .containsEntry("eventId", event.getId())
        .containsEntry("status", status.name());
  }
}
