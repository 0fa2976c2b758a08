package id.karcis.booking.hold;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CheckSeatsRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.ExtendHoldRequest;
import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.HoldServiceGrpc.HoldServiceBlockingStub;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.ReleaseHoldRequest;
import id.karcis.api.booking.v1.SeatStatus;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Giving holds back and giving them more time.
class HoldEndsTest extends SellingTest {

  private static final int ROUNDS = 8;

  private final UUID ani = UUID.randomUUID();
  private final UUID budi = UUID.randomUUID();

  private HoldServiceBlockingStub holds(UUID user) {
    return buyer(user, HoldServiceGrpc::newBlockingStub);
  }

  private HoldServiceBlockingStub holds(UUID user, String key) {
    return with(holds(user), "idempotency-key", key);
  }

  private Hold hold(UUID user, TestShow show, UUID... seats) {
    return holds(user)
        .holdSeats(
            HoldSeatsRequest.newBuilder()
                .setEventId(show.eventId().toString())
                .addAllSeatIds(List.of(seats).stream().map(UUID::toString).toList())
                .build());
  }

  private static ReleaseHoldRequest releasing(Hold hold) {
    return ReleaseHoldRequest.newBuilder().setId(hold.getId()).build();
  }

  private static ExtendHoldRequest extending(Hold hold) {
    return ExtendHoldRequest.newBuilder().setId(hold.getId()).build();
  }

  private static CreateOrderRequest ordering(Hold hold) {
    return CreateOrderRequest.newBuilder().setHoldId(hold.getId()).build();
  }

  /// Makes a hold older.
  private static void age(TestShow show, Hold hold, String by) {
    var id = UUID.fromString(hold.getId());
    show.change(
        """
        UPDATE holds SET (create_time, expire_time) =
          (SELECT create_time - age, expire_time - age FROM CAST(? AS interval) AS age)
        WHERE id = ?
        """,
        by,
        id);
    show.change(
        "UPDATE seat_claims SET expire_time = expire_time - CAST(? AS interval) WHERE hold_id = ?",
        by,
        id);
    show.change(
        "UPDATE buyer_claims SET expire_time = expire_time - CAST(? AS interval) WHERE claim_id = ?",
        by,
        id);
  }

  private SeatStatus status(UUID user, TestShow show, UUID seat) {
    return holds(user)
        .checkSeats(
            CheckSeatsRequest.newBuilder()
                .setEventId(show.eventId().toString())
                .addSeatIds(seat.toString())
                .build())
        .getSeats(0)
        .getStatus();
  }

  @Test
  void givesSeatsAndLimitsBackAtOnceAndMayBeRepeated() {
    var show = TestShow.create(jdbc, 2, 0).limit(2);
    var hold = hold(ani, show, show.seat(0), show.seat(1));
    holds(ani).releaseHold(releasing(hold));
    assertThat(status(budi, show, show.seat(0))).isEqualTo(SeatStatus.AVAILABLE);
    holds(ani).releaseHold(releasing(hold));
    hold(ani, show, show.seat(0));
    hold(budi, show, show.seat(1));
    holds(ani).releaseHold(releasing(hold));
    assertThat(status(ani, show, show.seat(1))).as("of another by now").isEqualTo(SeatStatus.HELD);
  }

  @Test
  void givesBackWhatRanOutWithoutHarm() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    age(show, hold, "11 minutes");
    var other = hold(budi, show, show.seat(0));
    holds(ani).releaseHold(releasing(hold));
    var order = orders(budi).createOrder(ordering(other));
    assertThat(order.getItemsList()).hasSize(1);
  }

  @Test
  void doesNotGiveBackWhatBecameAnOrder() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    orders(ani).createOrder(ordering(hold));
    var refused = refusal(() -> holds(ani).releaseHold(releasing(hold)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.HOLD_STATE);
    assertThat(refused.metadata())
        .containsEntry("holdId", hold.getId())
        .containsEntry("state", "ORDERED");
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
  }

  @Test
  void isForItsOwnerAlone() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    assertThat(refusal(() -> holds(budi).releaseHold(releasing(hold))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> holds(budi).extendHold(extending(hold))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(status(ani, show, show.seat(0))).isEqualTo(SeatStatus.HELD);
  }

  @Test
  void doesNotOrderWhatWasGivenBack() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    holds(ani).releaseHold(releasing(hold));
    assertThat(refusal(() -> orders(ani).createOrder(ordering(hold))).reason())
        .isEqualTo(ErrorReason.HOLD_EXPIRED);
  }

  @Test
  void givesTheWholeTimeAgainOnce() {
    var show = TestShow.create(jdbc, 1, 0).limit(1);
    var hold = hold(ani, show, show.seat(0));
    age(show, hold, "9 minutes");
    var extended = holds(ani).extendHold(extending(hold));
    assertThat(extended.getId()).isEqualTo(hold.getId());
    assertThat(extended.getSeatsList()).isEqualTo(hold.getSeatsList());
    assertThat(extended.getExpireTime().getSeconds())
        .isGreaterThanOrEqualTo(hold.getExpireTime().getSeconds());
    assertThat(
            show.number(
                """
                SELECT count(*) FROM holds h
                JOIN seat_claims s ON s.hold_id = h.id AND s.expire_time = h.expire_time
                JOIN buyer_claims b ON b.claim_id = h.id AND b.expire_time = h.expire_time
                WHERE h.id = ? AND h.expire_time > now() + interval '9 minutes'
                """,
                UUID.fromString(hold.getId())))
        .isEqualTo(1);
    var refused = refusal(() -> holds(ani).extendHold(extending(hold)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.HOLD_STATE);
    assertThat(refused).hasMessageContaining("extended before");
    age(show, hold, "11 minutes");
    assertThat(refusal(() -> holds(ani).extendHold(extending(hold))).reason())
        .isEqualTo(ErrorReason.HOLD_EXPIRED);
  }

  @Test
  void answersTheSameKeyWithTheSameExtension() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    age(show, hold, "5 minutes");
    var extended = holds(ani, "more time").extendHold(extending(hold));
    assertThat(holds(ani, "more time").extendHold(extending(hold))).isEqualTo(extended);
    show.change(
        """
        UPDATE idempotency_keys
        SET state = 'PENDING', response = NULL, lease_expire_time = now() WHERE caller = ?
        """,
        ani);
    assertThat(holds(ani, "more time").extendHold(extending(hold)))
        .as("when it died before its answer was stored")
        .isEqualTo(extended);
  }

  @Test
  void extendsNothingThatIsOver() {
    var show = TestShow.create(jdbc, 3, 0);
    var late = hold(ani, show, show.seat(0));
    age(show, late, "11 minutes");
    assertThat(refusal(() -> holds(ani).extendHold(extending(late))).reason())
        .isEqualTo(ErrorReason.HOLD_EXPIRED);
    var released = hold(ani, show, show.seat(1));
    holds(ani).releaseHold(releasing(released));
    assertThat(refusal(() -> holds(ani).extendHold(extending(released))).metadata())
        .containsEntry("state", "RELEASED");
    var ordered = hold(ani, show, show.seat(2));
    orders(ani).createOrder(ordering(ordered));
    assertThat(refusal(() -> holds(ani).extendHold(extending(ordered))).metadata())
        .containsEntry("state", "ORDERED");
  }

  @Test
  void eitherOrdersOrGivesBack() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var show = TestShow.create(jdbc, 2, 0);
      var hold = hold(ani, show, show.seat(1), show.seat(0));
      var turn = new AtomicInteger();
      var ordered =
          atOnce(
              2,
              () -> {
                try {
                  if (turn.getAndIncrement() == 0) {
                    holds(ani).releaseHold(releasing(hold));
                    return "";
                  }
                  return orders(ani).createOrder(ordering(hold)).getId();
                } catch (StatusRuntimeException failure) {
                  assertThat(refusal(failure).reason())
                      .isIn(ErrorReason.HOLD_STATE, ErrorReason.HOLD_EXPIRED);
                  return "";
                }
              });
      var made = ordered.stream().anyMatch(id -> !id.isEmpty());
      assertThat(show.state(show.seat(0))).isEqualTo(made ? "HELD" : "FREE");
      assertThat(show.state(show.seat(1))).isEqualTo(made ? "HELD" : "FREE");
      assertThat(show.number("SELECT count(*) FROM orders WHERE event_id = ?", show.eventId()))
          .isEqualTo(made ? 1 : 0);
    }
  }

  @Test
  void extendsOrGivesToAnotherWhenTimeIsUpButNeverBoth() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var show = TestShow.create(jdbc, 1, 0);
      var hold = hold(ani, show, show.seat(0));
      age(show, hold, "599.95 seconds");
      var turn = new AtomicInteger();
      var winners =
          atOnce(
              2,
              () -> {
                try {
                  if (turn.getAndIncrement() == 0) {
                    holds(ani).extendHold(extending(hold));
                    return ani;
                  }
                  hold(budi, show, show.seat(0));
                  return budi;
                } catch (StatusRuntimeException failure) {
                  assertThat(refusal(failure).reason())
                      .isIn(ErrorReason.HOLD_EXPIRED, ErrorReason.SEAT_UNAVAILABLE);
                  return null;
                }
              });
      assertThat(winners.stream().filter(Objects::nonNull).count()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void ordersAtTheNewTimeAfterAnExtensionAtTheSameMoment() throws Exception {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(ani, show, show.seat(0));
    var turn = new AtomicInteger();
    var made =
        atOnce(
            2,
            () -> {
              if (turn.getAndIncrement() == 0) {
                return orders(ani).createOrder(ordering(hold));
              }
              try {
                holds(ani).extendHold(extending(hold));
              } catch (StatusRuntimeException failure) {
                assertThat(refusal(failure).metadata()).containsEntry("state", "ORDERED");
              }
              return Order.getDefaultInstance();
            });
    assertThat(made).anyMatch(order -> order.getStatus() == Order.Status.PENDING_PAYMENT);
    assertThat(
            show.number(
                """
                SELECT count(*) FROM orders o JOIN seat_claims s ON s.order_id = o.id
                WHERE o.event_id = ? AND s.expire_time = o.expire_time
                """,
                show.eventId()))
        .isEqualTo(1);
  }
}
