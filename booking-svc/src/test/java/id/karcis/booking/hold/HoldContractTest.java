package id.karcis.booking.hold;

import static id.karcis.booking.hold.Refused.by;
import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CheckSeatsRequest;
import id.karcis.api.booking.v1.CheckSeatsResponse.CheckedSeat;
import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest.BestAvailable;
import id.karcis.api.booking.v1.SeatStatus;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.TestEvent.Plan;
import io.grpc.Status.Code;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldContractTest {

  private static final int POOL_SIZE = 16;

  private final BookingInstance booking = BookingInstance.shared();
  private final UUID ani = UUID.randomUUID();
  private final UUID budi = UUID.randomUUID();

  @Test
  void holdsSeatsInTheOrderOfTheRequest() {
    var event = event(Plan.ofSeats(10));
    var seats = List.of(event.seat(3), event.seat(1));

    var hold = hold(ani, event, seats);

    assertThat(hold.getSeatsList()).extracting(Hold.HeldSeat::getSeatId).isEqualTo(texts(seats));
    assertThat(hold.getSeats(0).getSection()).isEqualTo("Hall");
    assertThat(hold.getSeats(0).getRow()).isEqualTo("R0");
    assertThat(hold.getSeats(0).getNumber()).isEqualTo("4");
    assertThat(hold.getSeats(0).getPrice().getUnits()).isEqualTo(150_000);
    assertThat(hold.getSeats(0).getPrice().getCurrencyCode()).isEqualTo("IDR");
    assertThat(hold.getExpireTime().getSeconds() - hold.getCreateTime().getSeconds())
        .isEqualTo(600);
  }

  @Test
  void namesTheSeatsThatAreTakenAndHoldsNoneOfTheOthers() {
    var event = event(Plan.ofSeats(10));
    hold(ani, event, event.seats(2));

    var refusal =
        by(
            () -> hold(budi, event, List.of(event.seat(2), event.seat(1), event.seat(0))),
            Code.ABORTED,
            ErrorReason.SEAT_UNAVAILABLE);

    var taken = event.seat(1) + "," + event.seat(0);
    assertThat(refusal.metadata()).containsEntry("seatIds", taken);
    assertThat(refusal).hasMessage("held, sold or blocked, choose others: " + taken);
    assertThat(check(budi, event, List.of(event.seat(2))).getFirst().getStatus())
        .isEqualTo(SeatStatus.AVAILABLE);
  }

  @Test
  void refusesOwnSeatsToo() {
    var event = event(Plan.ofSeats(10));
    hold(ani, event, event.seats(1));

    by(() -> hold(ani, event, event.seats(1)), Code.ABORTED, ErrorReason.SEAT_UNAVAILABLE);
  }

  @Test
  void refusesSeatOfAnotherHallByName() {
    var event = event(Plan.ofSeats(10));
    var elsewhere = event(Plan.ofSeats(10));

    var refusal =
        by(
            () -> hold(ani, event, List.of(event.seat(0), elsewhere.seat(0))),
            Code.NOT_FOUND,
            ErrorReason.RESOURCE_NOT_FOUND);

    assertThat(refusal.metadata()).containsEntry("id", elsewhere.seat(0).toString());
  }

  @Test
  void refusesUnknownEvent() {
    var event = event(Plan.ofSeats(10));
    var request = request(UUID.randomUUID(), event.seats(1));

    by(() -> booking.holds(ani).holdSeats(request), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void refusesSeatThatComesTwiceInWhateverCase() {
    var event = event(Plan.ofSeats(10));
    var id = event.seat(0).toString();
    var request =
        HoldSeatsRequest.newBuilder()
            .setEventId(event.id().toString())
            .addSeatIds(id)
            .addSeatIds(id.toUpperCase(Locale.ROOT))
            .build();

    var refusal =
        by(
            () -> booking.holds(ani).holdSeats(request),
            Code.INVALID_ARGUMENT,
            ErrorReason.INVALID_FIELD);

    assertThat(refusal.violations().getFirst().field()).isEqualTo("seatIds[1]");
  }

  @Test
  void refusesNoSeatsAndTooMany() {
    var event = event(Plan.ofSeats(10));
    var many = Collections.nCopies(10_000, event.seat(0));

    by(() -> hold(ani, event, List.of()), Code.INVALID_ARGUMENT, ErrorReason.INVALID_FIELD);
    by(() -> hold(ani, event, many), Code.INVALID_ARGUMENT, ErrorReason.INVALID_FIELD);
  }

  @Test
  void refusesEventThatIsNotPublished() {
    var event = event(Plan.ofSeats(10).status("DRAFT"));

    by(
        () -> hold(ani, event, event.seats(1)),
        Code.FAILED_PRECONDITION,
        ErrorReason.EVENT_NOT_ON_SALE);
  }

  @Test
  void refusesSeatsOutsideEveryPhase() {
    var event = event(Plan.ofSeats(10));
    booking
        .jdbc()
        .sql(
            """
            INSERT INTO ticket_type_phases
            VALUES (:type, 'Early Bird', 100, now() - interval '2 h', now() - interval '1 h')
            """)
        .param("type", event.ticketTypeId())
        .update();

    by(
        () -> hold(ani, event, event.seats(1)),
        Code.FAILED_PRECONDITION,
        ErrorReason.NO_PHASE_IN_FORCE);
  }

  @Test
  void refusesMoreThanTheEventAllowsOneBuyer() {
    var event = event(Plan.ofSeats(10).maxPerUser(3));
    hold(ani, event, event.seats(2));

    var refusal =
        by(
            () -> hold(ani, event, List.of(event.seat(5), event.seat(6))),
            Code.FAILED_PRECONDITION,
            ErrorReason.PURCHASE_LIMIT_EXCEEDED);

    assertThat(refusal.metadata())
        .containsEntry("scope", "EVENT")
        .containsEntry("limit", "3")
        .containsEntry("owned", "2")
        .containsEntry("requested", "2");
    hold(ani, event, List.of(event.seat(5)));
    hold(budi, event, List.of(event.seat(6), event.seat(7), event.seat(8)));
  }

  @Test
  void refusesMoreThanTheCategoryAllowsOneBuyer() {
    var event = event(Plan.ofSeats(10).categoryLimit(1));

    var refusal =
        by(
            () -> hold(ani, event, event.seats(2)),
            Code.FAILED_PRECONDITION,
            ErrorReason.PURCHASE_LIMIT_EXCEEDED);

    assertThat(refusal.metadata()).containsEntry("scope", "SEAT_CATEGORY");
  }

  @Test
  void givesExpiredSeatsToTheNextWithoutASweep() {
    var event = event(Plan.ofSeats(10));
    hold(ani, event, event.seats(2));
    // The hold itself stays active, so that no sweep touches its seats.
    booking
        .jdbc()
        .sql("UPDATE seat_claims SET expire_time = now() WHERE event_id = :event")
        .param("event", event.id())
        .update();

    assertThat(check(budi, event, event.seats(1)).getFirst().getStatus())
        .isEqualTo(SeatStatus.AVAILABLE);
    hold(budi, event, event.seats(2));

    assertThat(check(budi, event, event.seats(2))).allMatch(CheckedSeat::getHeldByMe);
    assertThat(check(ani, event, event.seats(2))).noneMatch(CheckedSeat::getHeldByMe);
  }

  @Test
  void tellsTheHolderMoreThanOthers() {
    var event = event(Plan.ofSeats(10));
    var hold = hold(ani, event, event.seats(1));

    var own = check(ani, event, List.of(event.seat(1), event.seat(0)));
    var others = check(budi, event, event.seats(1)).getFirst();

    assertThat(own.getFirst().getStatus()).isEqualTo(SeatStatus.AVAILABLE);
    assertThat(own.getFirst().hasExpireTime()).isFalse();
    assertThat(own.getLast().getHeldByMe()).isTrue();
    assertThat(own.getLast().getHoldId()).isEqualTo(hold.getId());
    assertThat(own.getLast().getExpireTime()).isEqualTo(hold.getExpireTime());
    assertThat(others.getStatus()).isEqualTo(SeatStatus.HELD);
    assertThat(others.getHeldByMe()).isFalse();
    assertThat(others.getHoldId()).isEmpty();
  }

  @Test
  void checksMoreOftenThanThereAreConnections() {
    var event = event(Plan.ofSeats(10));

    for (var i = 0; i < 2 * POOL_SIZE; i++) {
      assertThat(check(ani, event, event.seats(1))).hasSize(1);
    }
  }

  @Test
  void refusesToCheckSeatOfAnotherHall() {
    var event = event(Plan.ofSeats(10));
    var elsewhere = event(Plan.ofSeats(10));

    by(() -> check(ani, event, elsewhere.seats(1)), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void choosesNeighboursNearestToTheMiddleOfTheStage() {
    var event = event(Plan.ofSeats(30));
    hold(ani, event, List.of(event.seat(4)));

    var hold = best(budi, event, 3);

    assertThat(hold.getSeatsList())
        .extracting(Hold.HeldSeat::getSeatId)
        .isEqualTo(texts(event.seatIds().subList(5, 8)));
  }

  @Test
  void choosesScatteredSeatsWhenNoNeighboursAreLeft() {
    var event = event(Plan.ofSeats(10));
    hold(ani, event, IntStream.of(1, 3, 5, 7).mapToObj(event::seat).toList());

    assertThat(best(budi, event, 3).getSeatsCount()).isEqualTo(3);
  }

  @Test
  void refusesTheBestSeatsWhenTooFewAreLeft() {
    var event = event(Plan.ofSeats(10));
    hold(ani, event, event.seats(8));

    var refusal = by(() -> best(budi, event, 3), Code.ABORTED, ErrorReason.SOLD_OUT);

    assertThat(refusal.metadata())
        .containsEntry("available", "2")
        .containsEntry("requested", "3")
        .containsEntry("ticketTypeId", event.ticketTypeId().toString());
  }

  @Test
  void refusesTheBestSeatsOfAnUnknownCategory() {
    var event = event(Plan.ofSeats(10));
    var request =
        HoldSeatsRequest.newBuilder()
            .setEventId(event.id().toString())
            .setBestAvailable(BestAvailable.newBuilder().setQuantity(1).setSeatCategory("MOON"))
            .build();

    by(() -> booking.holds(ani).holdSeats(request), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
  }

  private TestEvent event(Plan plan) {
    return TestEvent.create(booking.jdbc(), plan);
  }

  private Hold hold(UUID user, TestEvent event, List<UUID> seats) {
    return booking.holds(user).holdSeats(request(event.id(), seats));
  }

  private Hold best(UUID user, TestEvent event, int quantity) {
    var wish = BestAvailable.newBuilder().setQuantity(quantity).setSeatCategory(TestEvent.CATEGORY);
    return booking
        .holds(user)
        .holdSeats(
            HoldSeatsRequest.newBuilder()
                .setEventId(event.id().toString())
                .setBestAvailable(wish)
                .build());
  }

  private List<CheckedSeat> check(UUID user, TestEvent event, List<UUID> seats) {
    return booking
        .holds(user)
        .checkSeats(
            CheckSeatsRequest.newBuilder()
                .setEventId(event.id().toString())
                .addAllSeatIds(texts(seats))
                .build())
        .getSeatsList();
  }

  static HoldSeatsRequest request(UUID eventId, List<UUID> seats) {
    return HoldSeatsRequest.newBuilder()
        .setEventId(eventId.toString())
        .addAllSeatIds(texts(seats))
        .build();
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }
}
