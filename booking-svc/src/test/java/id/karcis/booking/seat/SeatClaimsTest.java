package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class SeatClaimsTest {

  private final BookingInstance booking = BookingInstance.shared();
  private final SeatClaims claims = booking.beans().getBean(SeatClaims.class);
  private final SeatStates states = booking.beans().getBean(SeatStates.class);
  private final TestEvent event = TestEvent.create(booking.jdbc(), Plan.ofSeats(10));
  private final UUID ani = UUID.randomUUID();
  private final UUID budi = UUID.randomUUID();
  private final UUID order = UuidV7.next();
  private final Instant later = Instant.now().plusSeconds(600);

  @Test
  void handsSeatsOfAHoldToAnOrderOnce() {
    var wanted = List.of(event.seat(2), event.seat(0));
    var hold = hold(ani, wanted);

    assertThat(moved(hold, ani)).contains(wanted);

    assertThat(moved(hold, ani)).isEmpty();
    assertThat(state(0).state()).isEqualTo(SeatState.HELD);
    assertThat(state(0).holdId()).isNull();
    assertThat(state(0).heldBy(ani)).isTrue();
  }

  @Test
  void handsNobodyElsesHoldOver() {
    var hold = hold(ani, event.seats(1));

    assertThat(moved(hold, budi)).isEmpty();

    assertThat(state(0).holdId()).isEqualTo(hold);
  }

  @Test
  void handsNoExpiredHoldOver() {
    var hold = hold(ani, event.seats(1));
    expireSeats();
    booking
        .jdbc()
        .sql("UPDATE holds SET expire_time = now() WHERE id = :id")
        .param("id", hold)
        .update();

    assertThat(moved(hold, ani)).isEmpty();
  }

  @Test
  void booksWhatTheOrderHolds() {
    moved(hold(ani, event.seats(3)), ani);

    assertThat(booked(3)).isEqualTo(3);

    assertThat(booked(3)).as("again").isZero();
    assertThat(state(1).state()).isEqualTo(SeatState.BOOKED);
    assertThat(state(1).expireTime()).isNull();
  }

  @Test
  void booksExpiredSeatsThatNobodyTookOver() {
    moved(hold(ani, event.seats(2)), ani);
    expireSeats();

    assertThat(booked(2)).isEqualTo(2);
  }

  @Test
  void tellsByTheCountThatSomeSeatsAreLost() {
    moved(hold(ani, event.seats(2)), ani);
    expireSeats();
    hold(budi, event.seats(1));

    assertThat(booked(2)).isEqualTo(1);

    assertThat(state(0).heldBy(budi)).isTrue();
  }

  @Test
  void givesBookedSeatsToNobody() {
    moved(hold(ani, event.seats(1)), ani);
    booked(1);

    assertThat(attempt(budi, event.seats(2))).isEqualTo(new HoldOutcome.SeatsTaken(event.seats(1)));
  }

  @Test
  void retakesSeatsThatAreFreeAgain() {
    moved(hold(ani, event.seats(2)), ani);
    inTransaction(() -> claims.release(event.id(), order, event.seats(2)));

    assertThat(retaken(2)).isTrue();

    assertThat(state(0).state()).isEqualTo(SeatState.BOOKED);
    assertThat(state(0).userId()).isEqualTo(ani);
  }

  @Test
  void retakesAllOrNone() {
    moved(hold(ani, event.seats(2)), ani);
    expireSeats();
    hold(budi, event.seats(1));

    assertThat(retaken(2)).isFalse();

    assertThat(state(0).heldBy(budi)).isTrue();
    assertThat(state(1).state()).isEqualTo(SeatState.AVAILABLE);
  }

  @Test
  void retakesNothingThatWasNeverClaimed() {
    assertThat(retaken(1)).isFalse();
    assertThat(state(0).state()).isEqualTo(SeatState.AVAILABLE);
  }

  @Test
  void freesOnlyTheOrdersOwnSeats() {
    moved(hold(ani, event.seats(1)), ani);
    hold(budi, List.of(event.seat(1)));

    assertThat(released(2)).isEqualTo(1);

    assertThat(released(2)).as("again").isZero();
    assertThat(state(0).state()).isEqualTo(SeatState.AVAILABLE);
    assertThat(state(1).heldBy(budi)).isTrue();
  }

  @Test
  void raisesTheVersionOfTheMapWithEveryChange() {
    var versions = new long[4];
    versions[0] = states.all(event.id()).version();
    var hold = hold(ani, event.seats(2));
    versions[1] = states.all(event.id()).version();
    moved(hold, ani);
    versions[2] = states.all(event.id()).version();
    released(2);
    versions[3] = states.all(event.id()).version();

    assertThat(versions).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void worksInsideATransactionOnly() {
    assertThatThrownBy(() -> claims.book(event.id(), order, event.seats(1)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private UUID hold(UUID user, List<UUID> seats) {
    var id = UuidV7.next();
    assertThat(attempt(id, user, seats)).isInstanceOf(HoldOutcome.Held.class);
    return id;
  }

  private HoldOutcome attempt(UUID user, List<UUID> seats) {
    return attempt(UuidV7.next(), user, seats);
  }

  private HoldOutcome attempt(UUID id, UUID user, List<UUID> seats) {
    var sale = booking.beans().getBean(EventSales.class).fresh(event.id());
    return booking
        .beans()
        .getBean(SeatAllocator.class)
        .hold(new HoldCommand(sale, id, user, seats, Map.of(event.ticketTypeId(), seats.size())));
  }

  private Optional<List<UUID>> moved(UUID hold, UUID user) {
    return inTransaction(() -> claims.moveToOrder(hold, user, order, later));
  }

  private int booked(int seats) {
    return inTransaction(() -> claims.book(event.id(), order, event.seats(seats)));
  }

  private boolean retaken(int seats) {
    return inTransaction(() -> claims.retake(event.id(), event.seats(seats), order, ani));
  }

  private int released(int seats) {
    return inTransaction(() -> claims.release(event.id(), order, event.seats(seats)));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return booking.beans().getBean(TransactionTemplate.class).execute(_ -> work.get());
  }

  private SeatClaim state(int seat) {
    return states.of(event.id(), List.of(event.seat(seat))).getFirst();
  }

  private void expireSeats() {
    booking
        .jdbc()
        .sql("UPDATE seat_claims SET expire_time = now() WHERE event_id = :event")
        .param("event", event.id())
        .update();
  }
}
