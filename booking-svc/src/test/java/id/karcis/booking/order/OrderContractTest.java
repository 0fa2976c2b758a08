package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest.OrderedTickets;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.type.v1.ErrorReason;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// OrderService but for paying.
class OrderContractTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  @Test
  void ordersSeatsAtThePriceInForce() {
    var show = TestShow.create(jdbc, 3, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(1), show.seat(0)));
    assertThat(order.getCode()).matches("BKG-[A-Z0-9]{5}");
    assertThat(order.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    assertThat(order.getUserId()).isEqualTo(buyer.toString());
    assertThat(order.getItemsList())
        .extracting(Order.Item::getSeatId)
        .containsExactly(show.seat(1).toString(), show.seat(0).toString());
    assertThat(order.getItems(0).getUnitPrice().getUnits()).isEqualTo(150_000);
    assertThat(order.getTotal().getUnits()).isEqualTo(300_000);
    assertThat(order.getTotal().getCurrencyCode()).isEqualTo("IDR");
    assertThat(order.getPaymentId()).isEmpty();
    assertThat(order.getExpireTime().getSeconds() - order.getCreateTime().getSeconds())
        .isEqualTo(600);
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
    assertThat(orders(buyer).getOrderByCode(named(order))).isEqualTo(order);
  }

  @Test
  void takesOverAHoldOnce() {
    var show = TestShow.create(jdbc, 2, 0);
    var hold = hold(show, buyer, show.seat(0), Duration.ofMinutes(5));
    var order = orders(buyer).createOrder(ofHold(hold));
    assertThat(order.getEventId()).isEqualTo(show.eventId().toString());
    var refused = refusal(() -> orders(buyer).createOrder(ofHold(hold)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused)
        .hasMessage("hold %s became order %s, which is PENDING_PAYMENT", hold, order.getCode());
    assertThat(refused.metadata())
        .containsEntry("code", order.getCode())
        .containsEntry("status", "PENDING_PAYMENT");
  }

  @Test
  void refusesAnExpiredHold() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(show, buyer, show.seat(0), Duration.ofSeconds(-1));
    var refused = refusal(() -> orders(buyer).createOrder(ofHold(hold)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.HOLD_EXPIRED);
    assertThat(refused.metadata()).containsEntry("holdId", hold.toString());
  }

  @Test
  void hidesTheHoldOfAnother() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(show, UUID.randomUUID(), show.seat(0), Duration.ofMinutes(5));
    var refused = refusal(() -> orders(buyer).createOrder(ofHold(hold)));
    assertThat(refused.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refused.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void refusesTheEventOfAnotherHold() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold = hold(show, buyer, show.seat(0), Duration.ofMinutes(5));
    var wish = ofHold(hold).toBuilder().setEventId(UUID.randomUUID().toString()).build();
    var refused = refusal(() -> orders(buyer).createOrder(wish));
    assertThat(refused.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(refused.violations()).extracting("field").containsExactly("eventId");
  }

  @Test
  void namesSeatsThatAreTaken() {
    var show = TestShow.create(jdbc, 3, 0);
    orders(UUID.randomUUID()).createOrder(seats(show, show.seat(1)));
    var refused = refusal(() -> orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1))));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
    assertThat(refused.metadata()).containsEntry("seatIds", show.seat(1).toString());
    orders(buyer).createOrder(seats(show, show.seat(0)));
  }

  @Test
  void refusesASeatOfAnotherHall() {
    var show = TestShow.create(jdbc, 1, 0);
    var other = TestShow.create(jdbc, 1, 0);
    var refused = refusal(() -> orders(buyer).createOrder(seats(show, other.seat(0))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void refusesUnknownEvents() {
    var show = TestShow.create(jdbc, 1, 0);
    var wish =
        seats(show, show.seat(0)).toBuilder().setEventId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> orders(buyer).createOrder(wish)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void refusesWhatIsNotOnSale() {
    var show = TestShow.create(jdbc, 1, 5);
    show.change("UPDATE events SET status = 'DRAFT' WHERE id = ?", show.eventId());
    assertThat(refusal(() -> orders(buyer).createOrder(places(show, 1))).reason())
        .isEqualTo(ErrorReason.EVENT_NOT_ON_SALE);
  }

  @Test
  void refusesOutsideOfPhases() {
    var show = TestShow.create(jdbc, 1, 5);
    show.phase(show.standingType(), 1, Duration.ofHours(1), Duration.ofHours(2));
    var refused = refusal(() -> orders(buyer).createOrder(places(show, 1)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.NO_PHASE_IN_FORCE);
    assertThat(refused.metadata()).containsEntry("ticketTypeId", show.standingType().toString());
  }

  @Test
  void freezesThePriceOverAPhaseChange() {
    var show = TestShow.create(jdbc, 1, 5);
    show.phase(show.standingType(), 1_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    var early = orders(buyer).createOrder(places(show, 2));
    show.phase(show.standingType(), 9_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    var late = orders(buyer).createOrder(places(show, 2));
    assertThat(early.getTotal().getUnits()).isEqualTo(20_000);
    assertThat(late.getTotal().getUnits()).isEqualTo(180_000);
    var paid = orders(buyer).payOrder(payment(early, FakeOrderPayments.APPROVE));
    assertThat(paid.getTotal().getUnits()).isEqualTo(20_000);
    assertThat(PAYMENTS.requestsFor(early.getId()).getFirst().getAmount().getUnits())
        .isEqualTo(20_000);
  }

  @Test
  void ordersPlacesUntilTheyAreSoldOut() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 3));
    assertThat(order.getItems(0).getQuantity()).isEqualTo(3);
    assertThat(order.getItems(0).getSeatId()).isEmpty();
    assertThat(order.getTotal().getUnits()).isEqualTo(150_000);
    var refused = refusal(() -> orders(buyer).createOrder(places(show, 3)));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(refused.metadata())
        .containsEntry("ticketTypeId", show.standingType().toString())
        .containsEntry("available", "2");
    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void takesPlacesBackFromOrdersThatRanOut() {
    var show = TestShow.create(jdbc, 1, 5);
    var first = orders(buyer).createOrder(places(show, 5));
    show.runOut(id(first));
    var second = orders(UUID.randomUUID()).createOrder(places(show, 4));
    assertThat(second.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    assertThat(show.claimed()).isEqualTo(4);
  }

  @Test
  void refusesMoreThanABuyerMayHave() {
    var show = TestShow.create(jdbc, 3, 5).limit(3);
    orders(buyer).createOrder(places(show, 2));
    var refused = refusal(() -> orders(buyer).createOrder(places(show, 2)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    assertThat(refused.metadata())
        .containsEntry("limit", "3")
        .containsEntry("owned", "2")
        .containsEntry("requested", "2");
    assertThat(show.claimed()).isEqualTo(2);
    assertThat(
            refusal(() -> orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1))))
                .reason())
        .isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
  }

  @Test
  void refusesPlacesWithoutAFloor() {
    var show = TestShow.create(jdbc, 1, 5);
    var wish =
        places(show, 1).toBuilder()
            .setItems(
                0,
                OrderedTickets.newBuilder()
                    .setTicketTypeId(show.seatedType().toString())
                    .setQuantity(1))
            .build();
    var refused = refusal(() -> orders(buyer).createOrder(wish));
    assertThat(refused.violations()).extracting("field").containsExactly("items[0].ticketTypeId");
  }

  @Test
  void refusesATicketTypeTwiceAndOneOfAnotherEvent() {
    var show = TestShow.create(jdbc, 1, 5);
    var twice = places(show, 1).toBuilder().addItems(places(show, 1).getItems(0)).build();
    assertThat(refusal(() -> orders(buyer).createOrder(twice)).violations())
        .extracting("field")
        .containsExactly("items[1].ticketTypeId");
    var other = TestShow.create(jdbc, 1, 5);
    var wish = places(other, 1).toBuilder().setEventId(show.eventId().toString()).build();
    assertThat(refusal(() -> orders(buyer).createOrder(wish)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void wantsASource() {
    var show = TestShow.create(jdbc, 1, 5);
    var both =
        seats(show, show.seat(0)).toBuilder().setHoldId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> orders(buyer).createOrder(both)).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(
            refusal(() -> orders(buyer).createOrder(CreateOrderRequest.getDefaultInstance()))
                .reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void answersTheSameKeyWithTheSameOrder() {
    var show = TestShow.create(jdbc, 3, 5);
    var stub = orders(buyer, "once");
    var order = stub.createOrder(seats(show, show.seat(0)));
    assertThat(stub.createOrder(seats(show, show.seat(0)))).isEqualTo(order);
    var refused = refusal(() -> stub.createOrder(seats(show, show.seat(1))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
    assertThat(show.number("SELECT count(*) FROM orders WHERE event_id = ?", show.eventId()))
        .isEqualTo(1);
  }

  @Test
  void hidesOrdersFromStrangersAndShowsThemToAdmins() {
    var show = TestShow.create(jdbc, 1, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    var stranger = orders(UUID.randomUUID());
    assertThat(refusal(() -> stranger.getOrderByCode(named(order))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.cancelOrder(cancelling(order))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.payOrder(payment(order, FakeOrderPayments.APPROVE))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(adminOrders().getOrderByCode(named(order))).isEqualTo(order);
  }

  @Test
  void cancellingFreesEverythingAtOnceAndMayBeRepeated() {
    var show = TestShow.create(jdbc, 1, 5).limit(2);
    var seated = orders(buyer).createOrder(seats(show, show.seat(0)));
    var standing = orders(buyer).createOrder(places(show, 1));
    var cancelled = orders(buyer).cancelOrder(cancelling(seated));
    assertThat(cancelled.getStatus()).isEqualTo(Order.Status.CANCELLED);
    assertThat(cancelled.getEtag()).isNotEqualTo(seated.getEtag());
    assertThat(orders(buyer).cancelOrder(cancelling(seated))).isEqualTo(cancelled);
    orders(buyer).cancelOrder(cancelling(standing));
    assertThat(show.claimed()).isZero();
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    orders(buyer).createOrder(seats(show, show.seat(0)));
    orders(buyer).createOrder(places(show, 1));
  }

  @Test
  void doesNotCancelWhatRanOut() {
    var show = TestShow.create(jdbc, 1, 5);
    var late = orders(buyer).createOrder(places(show, 1));
    show.runOut(id(late));
    var refused = refusal(() -> orders(buyer).cancelOrder(cancelling(late)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused)
        .hasMessage(
            "order %s is EXPIRED, only one that is PENDING_PAYMENT can be cancelled",
            late.getCode());
    assertThat(refused.metadata()).containsEntry("status", "EXPIRED");
  }

  @Test
  void showsAnOrderAsExpiredByTime() {
    var show = TestShow.create(jdbc, 1, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    show.runOut(id(order));
    assertThat(orders(buyer).getOrderByCode(named(order)).getStatus())
        .isEqualTo(Order.Status.EXPIRED);
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_EXPIRED);
    assertThat(refused.metadata()).containsEntry("code", order.getCode());
    assertThat(PAYMENTS.requestsFor(order.getId())).isEmpty();
  }

  private UUID hold(TestShow show, UUID user, UUID seat, Duration left) {
    var hold = UUID.randomUUID();
    var seconds = (double) left.toSeconds();
    show.change(
        """
        INSERT INTO holds VALUES (?, ?, ?, ARRAY[?], 'ACTIVE', now(), now() + make_interval(secs => ?))
        """,
        hold,
        show.eventId(),
        user,
        seat,
        seconds);
    show.change(
        """
        INSERT INTO seat_claims (event_id, seat_id, state, user_id, hold_id, expire_time)
        VALUES (?, ?, 'HELD', ?, ?, now() + make_interval(secs => ?))
        """,
        show.eventId(),
        seat,
        user,
        hold,
        seconds);
    return hold;
  }

  private static CreateOrderRequest ofHold(UUID hold) {
    return CreateOrderRequest.newBuilder().setHoldId(hold.toString()).build();
  }

  private static GetOrderByCodeRequest named(Order order) {
    return GetOrderByCodeRequest.newBuilder().setCode(order.getCode()).build();
  }

  private static CancelOrderRequest cancelling(Order order) {
    return CancelOrderRequest.newBuilder().setCode(order.getCode()).build();
  }
}
