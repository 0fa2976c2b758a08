package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Money;
import id.karcis.api.booking.v1.CreateOrderItemRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.DeleteOrderItemRequest;
import id.karcis.api.booking.v1.GetOrderItemRequest;
import id.karcis.api.booking.v1.GetOrderRequest;
import id.karcis.api.booking.v1.ListOrderItemsRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderItemServiceGrpc;
import id.karcis.api.booking.v1.OrderItemServiceGrpc.OrderItemServiceBlockingStub;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.booking.v1.UpdateOrderItemRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.identity.Role;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// OrderItemService.
class OrderItemContractTest extends SellingTest {

  private static final int ROUNDS = 6;

  private final UUID ani = UUID.randomUUID();
  private final UUID budi = UUID.randomUUID();

  @Autowired private Orders found;

  private OrderItemServiceBlockingStub lines(UUID user) {
    return buyer(user, OrderItemServiceGrpc::newBlockingStub);
  }

  private OrderItemServiceBlockingStub lines(UUID user, String key) {
    return with(lines(user), "idempotency-key", key);
  }

  private static CreateOrderItemRequest seat(Order order, UUID seat) {
    return CreateOrderItemRequest.newBuilder()
        .setOrderId(order.getId())
        .setSeatId(seat.toString())
        .build();
  }

  private static CreateOrderItemRequest places(Order order, TestShow show, int quantity) {
    return CreateOrderItemRequest.newBuilder()
        .setOrderId(order.getId())
        .setTicketTypeId(show.standingType().toString())
        .setQuantity(quantity)
        .build();
  }

  private static UpdateOrderItemRequest quantity(Order.Item item, int quantity) {
    return UpdateOrderItemRequest.newBuilder().setId(item.getId()).setQuantity(quantity).build();
  }

  private static DeleteOrderItemRequest deleting(Order.Item item) {
    return DeleteOrderItemRequest.newBuilder().setId(item.getId()).build();
  }

  private Order now(Order order) {
    return orders(ani).getOrder(GetOrderRequest.newBuilder().setId(order.getId()).build());
  }

  private int owned(TestShow show, UUID user) {
    return show.number(
        "SELECT coalesce(sum(quantity), 0) FROM buyer_claims WHERE event_id = ? AND user_id = ?",
        show.eventId(),
        user);
  }

  private String code(PromoCode.Builder promo) {
    var code = "LINE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    admin(PromoCodeServiceGrpc::newBlockingStub)
        .createPromoCode(
            CreatePromoCodeRequest.newBuilder().setPromoCode(promo.setCode(code)).build());
    return code;
  }

  private static Money rupiah(long units) {
    return Money.newBuilder().setCurrencyCode("IDR").setUnits(units).build();
  }

  @Test
  void addsASeatAndEverythingFollows() {
    var show = TestShow.create(jdbc, 3, 5).limit(3);
    var order = orders(ani).createOrder(places(show, 1));
    var item = lines(ani).createOrderItem(seat(order, show.seat(1)));
    assertThat(item.getOrderId()).isEqualTo(order.getId());
    assertThat(item.getSeatId()).isEqualTo(show.seat(1).toString());
    var changed = now(order);
    assertThat(changed.getItemsList()).hasSize(2);
    assertThat(changed.getItems(1)).isEqualTo(item);
    assertThat(changed.getTotal().getUnits()).isEqualTo(200_000);
    assertThat(changed.getExpireTime()).isEqualTo(order.getExpireTime());
    assertThat(changed.getEtag()).isNotEqualTo(order.getEtag());
    assertThat(
            show.number(
                """
                SELECT count(*) FROM seat_claims s JOIN orders o ON o.id = s.order_id
                WHERE s.seat_id = ? AND s.expire_time = o.expire_time
                """,
                show.seat(1)))
        .isEqualTo(1);
    assertThat(owned(show, ani)).isEqualTo(2);
    lines(ani).createOrderItem(seat(order, show.seat(0)));
    var refused = refusal(() -> lines(ani).createOrderItem(seat(order, show.seat(2))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    var paid = orders(ani).payOrder(payment(now(order), FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(PAYMENTS.requestsFor(order.getId()).getFirst().getAmount().getUnits())
        .isEqualTo(350_000);
    assertThat(show.tickets(id(order))).isEqualTo(3);
    assertThat(show.state(show.seat(0))).isEqualTo("BOOKED");
  }

  @Test
  void addsPlacesAsAnotherLine() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(ani).createOrder(places(show, 2));
    var item = lines(ani).createOrderItem(places(order, show, 2));
    assertThat(item.getQuantity()).isEqualTo(2);
    assertThat(now(order).getItemsList()).hasSize(2);
    assertThat(now(order).getTotal().getUnits()).isEqualTo(200_000);
    assertThat(show.claimed()).isEqualTo(4);
    var refused = refusal(() -> lines(ani).createOrderItem(places(order, show, 2)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(refused.metadata()).containsEntry("available", "1").containsEntry("requested", "2");
    assertThat(show.claimed()).isEqualTo(4);
    assertThat(owned(show, ani)).isEqualTo(4);
  }

  @Test
  void leavesNoHoldBehindWhenASeatIsNotTaken() {
    var show = TestShow.create(jdbc, 2, 5);
    var order = orders(ani).createOrder(places(show, 1));
    orders(budi).createOrder(seats(show, show.seat(0)));
    assertThat(refusal(() -> lines(ani).createOrderItem(seat(order, show.seat(0)))).reason())
        .isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
    orders(ani).payOrder(payment(order, FakeOrderPayments.PENDING));
    var refused = refusal(() -> lines(ani).createOrderItem(seat(order, show.seat(1))));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(show.state(show.seat(1))).isEqualTo("FREE");
    assertThat(owned(show, ani)).isEqualTo(1);
  }

  @Test
  void namesTheOrderToWhomOrdersByTheHoldOfALine() {
    var show = TestShow.create(jdbc, 2, 9);
    var order = orders(ani).createOrder(places(show, 1));
    var line = lines(ani).createOrderItem(seat(order, show.seat(0)));
    var again = CreateOrderRequest.newBuilder().setHoldId(line.getId()).build();
    var used = refusal(() -> orders(ani).createOrder(again));
    assertThat(used.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(used.metadata()).containsValue(order.getCode());
    show.change("DELETE FROM order_holds WHERE order_id = ?", id(order));
    assertThat(refusal(() -> orders(ani).createOrder(again)).reason())
        .as("of a hold whose order nobody wrote down")
        .isEqualTo(ErrorReason.HOLD_EXPIRED);
  }

  @Test
  void answersTheSameKeyWithTheSameLine() {
    var show = TestShow.create(jdbc, 2, 9);
    var order = orders(ani).createOrder(places(show, 1));
    var seat = lines(ani, "seat").createOrderItem(seat(order, show.seat(0)));
    var places = lines(ani, "places").createOrderItem(places(order, show, 3));
    show.change(
        """
        UPDATE idempotency_keys
        SET state = 'PENDING', response = NULL, lease_expire_time = now() WHERE caller = ?
        """,
        ani);
    assertThat(lines(ani, "seat").createOrderItem(seat(order, show.seat(0)))).isEqualTo(seat);
    assertThat(lines(ani, "places").createOrderItem(places(order, show, 3))).isEqualTo(places);
    assertThat(now(order).getItemsList()).hasSize(3);
    assertThat(show.claimed()).isEqualTo(4);
  }

  @Test
  void changesTheQuantityOfPlacesUpAndDown() {
    var show = TestShow.create(jdbc, 1, 6).limit(5);
    var order = orders(ani).createOrder(places(show, 2));
    var item = order.getItems(0);
    var more = lines(ani).updateOrderItem(quantity(item, 5));
    assertThat(more.getId()).isEqualTo(item.getId());
    assertThat(more.getQuantity()).isEqualTo(5);
    assertThat(now(order).getTotal().getUnits()).isEqualTo(250_000);
    assertThat(show.claimed()).isEqualTo(5);
    assertThat(owned(show, ani)).isEqualTo(5);
    assertThat(refusal(() -> lines(ani).updateOrderItem(quantity(item, 6))).reason())
        .isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    show.limit(0);
    assertThat(refusal(() -> lines(ani).updateOrderItem(quantity(item, 7))).reason())
        .isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(now(order).getItems(0).getQuantity()).isEqualTo(5);
    lines(ani).updateOrderItem(quantity(item, 1));
    assertThat(now(order).getTotal().getUnits()).isEqualTo(50_000);
    assertThat(show.claimed()).isEqualTo(1);
    assertThat(owned(show, ani)).isEqualTo(1);
    assertThat(lines(ani).updateOrderItem(quantity(item, 1)).getQuantity()).isEqualTo(1);
  }

  @Test
  void changesNoQuantityOfASeat() {
    var show = TestShow.create(jdbc, 1, 6);
    var order = orders(ani).createOrder(seats(show, show.seat(0)));
    var refused = refusal(() -> lines(ani).updateOrderItem(quantity(order.getItems(0), 2)));
    assertThat(refused.violations()).extracting("field").containsExactly("quantity");
    assertThat(lines(ani).updateOrderItem(quantity(order.getItems(0), 1)))
        .isEqualTo(order.getItems(0));
  }

  @Test
  void addsAtThePriceOfNowAndRaisesNoLineAtAPriceThatIsOver() {
    var show = TestShow.create(jdbc, 1, 9);
    show.phase(show.standingType(), 1_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    var order = orders(ani).createOrder(places(show, 2));
    show.phase(show.standingType(), 9_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    var refused = refusal(() -> lines(ani).updateOrderItem(quantity(order.getItems(0), 3)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.NO_PHASE_IN_FORCE);
    assertThat(refused).hasMessageContaining("add another line");
    var item = lines(ani).createOrderItem(places(order, show, 1));
    assertThat(item.getUnitPrice().getUnits()).isEqualTo(90_000);
    assertThat(now(order).getTotal().getUnits()).isEqualTo(110_000);
    lines(ani).updateOrderItem(quantity(order.getItems(0), 1));
    assertThat(now(order).getTotal().getUnits()).isEqualTo(100_000);
  }

  @Test
  void countsTicketsOfAPhaseWithAQuantity() {
    var show = TestShow.create(jdbc, 1, 9);
    show.phase(show.standingType(), 1_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    show.change(
        "UPDATE ticket_type_phases SET quantity = 4 WHERE ticket_type_id = ?", show.standingType());
    show.change(
        """
        INSERT INTO phase_stock (event_id, ticket_type_id, phase, quantity)
        VALUES (?, ?, 'Phase', 4)
        """,
        show.eventId(),
        show.standingType());
    var order = orders(ani).createOrder(places(show, 1));
    lines(ani).updateOrderItem(quantity(order.getItems(0), 2));
    var item = lines(ani).createOrderItem(places(order, show, 2));
    assertThat(phase(show)).isEqualTo(4);
    assertThat(refusal(() -> lines(ani).createOrderItem(places(order, show, 1))).reason())
        .isIn(ErrorReason.SOLD_OUT, ErrorReason.NO_PHASE_IN_FORCE);
    lines(ani).deleteOrderItem(deleting(item));
    assertThat(phase(show)).isEqualTo(2);
    lines(ani).updateOrderItem(quantity(order.getItems(0), 1));
    assertThat(phase(show)).isEqualTo(1);
    orders(budi).createOrder(places(show, 3));
    assertThat(phase(show)).isEqualTo(4);
  }

  private int phase(TestShow show) {
    return show.number(
        "SELECT claimed FROM phase_stock WHERE ticket_type_id = ?", show.standingType());
  }

  @Test
  void takesLinesOutUntilTheLast() {
    var show = TestShow.create(jdbc, 2, 5).limit(4);
    var wish = seats(show, show.seat(0), show.seat(1)).toBuilder();
    var order = orders(ani).createOrder(wish.addItems(places(show, 2).getItems(0)).build());
    lines(ani).deleteOrderItem(deleting(order.getItems(0)));
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    orders(budi).createOrder(seats(show, show.seat(0)));
    lines(ani).deleteOrderItem(deleting(order.getItems(2)));
    assertThat(show.claimed()).isZero();
    assertThat(owned(show, ani)).isEqualTo(1);
    assertThat(now(order).getTotal().getUnits()).isEqualTo(150_000);
    var refused = refusal(() -> lines(ani).deleteOrderItem(deleting(order.getItems(1))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused).hasMessageContaining("cancel it instead");
    assertThat(refusal(() -> lines(ani).deleteOrderItem(deleting(order.getItems(0)))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var paid = orders(ani).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getItemsList()).hasSize(1);
    assertThat(show.tickets(id(order))).isEqualTo(1);
  }

  @Test
  void reckonsTheDiscountAnewAndRefusesWhatItForbids() {
    var show = TestShow.create(jdbc, 2, 9);
    var code = code(PromoCode.newBuilder().setPercentOff(10).setMinimumSpend(rupiah(200_000)));
    var wish = seats(show, show.seat(0)).toBuilder().addItems(places(show, 2).getItems(0));
    var order = orders(ani).createOrder(wish.setPromoCode(code).build());
    assertThat(order.getDiscount().getUnits()).isEqualTo(25_000);
    lines(ani).createOrderItem(seat(order, show.seat(1)));
    assertThat(now(order).getDiscount().getUnits()).isEqualTo(40_000);
    assertThat(now(order).getTotal().getUnits()).isEqualTo(360_000);
    lines(ani).deleteOrderItem(deleting(order.getItems(0)));
    assertThat(now(order).getDiscount().getUnits()).isEqualTo(25_000);
    var before = now(order);
    assertThat(before.getSubtotal().getUnits()).isEqualTo(250_000);
    var places = order.getItems(1);
    var refused = refusal(() -> lines(ani).deleteOrderItem(deleting(places)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.PROMO_CODE_NOT_APPLICABLE);
    assertThat(refused.metadata()).containsEntry("problem", "MINIMUM_SPEND");
    assertThat(now(order)).isEqualTo(before);
    assertThat(show.claimed()).isEqualTo(2);
  }

  @Test
  void changesNoOrderThatIsNotPending() {
    var show = TestShow.create(jdbc, 2, 9);
    var paid = paid(ani, places(show, 2));
    var refused = refusal(() -> lines(ani).updateOrderItem(quantity(paid.getItems(0), 1)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused.metadata()).containsEntry("status", "PAID");
    assertThat(refusal(() -> lines(ani).createOrderItem(seat(paid, show.seat(0)))).reason())
        .isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(show.number("SELECT count(*) FROM holds WHERE user_id = ?", ani)).isZero();
    var late = orders(ani).createOrder(places(show, 2));
    show.runOut(id(late));
    assertThat(refusal(() -> lines(ani).deleteOrderItem(deleting(late.getItems(0)))).reason())
        .isEqualTo(ErrorReason.ORDER_EXPIRED);
  }

  @Test
  void isForOwnersAndAdminsWhoAreAudited() {
    var show = TestShow.create(jdbc, 2, 9);
    var order = orders(ani).createOrder(places(show, 2));
    var item = order.getItems(0);
    var getting = GetOrderItemRequest.newBuilder().setId(item.getId()).build();
    var list = ListOrderItemsRequest.newBuilder().setOrderId(order.getId()).build();
    assertThat(refusal(() -> lines(budi).getOrderItem(getting)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> lines(budi).listOrderItems(list)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> lines(budi).updateOrderItem(quantity(item, 1))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> lines(budi).deleteOrderItem(deleting(item))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> lines(budi).createOrderItem(seat(order, show.seat(0)))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> lines(budi).createOrderItem(places(order, show, 1))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(lines(ani).getOrderItem(getting)).isEqualTo(item);
    var admin = UUID.randomUUID();
    var audited = as(admin, Role.ADMIN, OrderItemServiceGrpc::newBlockingStub);
    assertThat(audited.getOrderItem(getting)).isEqualTo(item);
    audited.updateOrderItem(quantity(item, 1));
    var added = audited.createOrderItem(seat(order, show.seat(0)));
    audited.deleteOrderItem(deleting(added));
    assertThat(now(order).getUserId()).isEqualTo(ani.toString());
    assertThat(
            jdbc.sql("SELECT action FROM audit_log WHERE actor = ? ORDER BY id")
                .param(admin)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("UpdateOrderItem", "CreateOrderItem", "DeleteOrderItem");
  }

  @Test
  void listsLinesPageByPage() {
    var show = TestShow.create(jdbc, 4, 9);
    var first = orders(ani).createOrder(seats(show, show.seat(2), show.seat(0), show.seat(1)));
    var second = orders(ani).createOrder(places(show, 1));
    var added = lines(ani).createOrderItem(seat(first, show.seat(3)));
    orders(budi).createOrder(places(show, 1));
    var expected = new ArrayList<>(second.getItemsList());
    expected.addAll(first.getItemsList());
    expected.add(added);
    assertThat(listed(ListOrderItemsRequest.newBuilder())).isEqualTo(expected);
    assertThat(listed(ListOrderItemsRequest.newBuilder().setOrderId(second.getId())))
        .isEqualTo(second.getItemsList());
  }

  private List<Order.Item> listed(ListOrderItemsRequest.Builder request) {
    var all = new ArrayList<Order.Item>();
    var token = "";
    do {
      var page = lines(ani).listOrderItems(request.setPageSize(2).setPageToken(token).build());
      assertThat(page.getOrderItemsList()).hasSizeLessThanOrEqualTo(2);
      all.addAll(page.getOrderItemsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  @Test
  void takesFortyLines() {
    var show = TestShow.create(jdbc, 1, 50);
    var order = orders(ani).createOrder(places(show, 1));
    for (int i = 1; i < LineEdits.MAX_LINES; i++) {
      lines(ani).createOrderItem(places(order, show, 1));
    }
    var refused = refusal(() -> lines(ani).createOrderItem(places(order, show, 1)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.LIST_FULL);
    assertThat(refused.metadata()).containsEntry("limit", "40");
    assertThat(show.claimed()).isEqualTo(40);
  }

  @Test
  void chargesWhatTheOrderCostsWhenALineGoesAtTheSameMoment() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var show = TestShow.create(jdbc, 1, 9);
      var wish = seats(show, show.seat(0)).toBuilder().addItems(places(show, 2).getItems(0));
      var order = orders(ani).createOrder(wish.build());
      var turn = new AtomicInteger();
      atOnce(
          2,
          () -> {
            try {
              if (turn.getAndIncrement() == 0) {
                orders(ani).payOrder(payment(order, FakeOrderPayments.APPROVE));
              } else {
                lines(ani).deleteOrderItem(deleting(order.getItems(0)));
              }
            } catch (StatusRuntimeException failure) {
              assertThat(refusal(failure).reason())
                  .isIn(ErrorReason.PAYMENT_IN_PROGRESS, ErrorReason.ORDER_STATE);
            }
            return 0;
          });
      var after = now(order);
      assertThat(after.getStatus()).isEqualTo(Order.Status.PAID);
      assertThat(PAYMENTS.requestsFor(order.getId()).getFirst().getAmount())
          .isEqualTo(after.getTotal());
      assertThat(PAYMENTS.refundsOf(after.getPaymentId())).isEmpty();
      assertThat(show.state(show.seat(0)))
          .isEqualTo(after.getItemsCount() == 2 ? "BOOKED" : "FREE");
    }
  }

  @Test
  void keepsCountersExactUnderChangesAtOnce() throws Exception {
    var show = TestShow.create(jdbc, 1, 12);
    var mine = orders(ani).createOrder(places(show, 2));
    var theirs = orders(budi).createOrder(places(show, 2));
    var turn = new AtomicInteger();
    atOnce(
        12,
        () -> {
          int n = turn.getAndIncrement();
          try {
            var user = n % 2 == 0 ? ani : budi;
            var item = (n % 2 == 0 ? mine : theirs).getItems(0);
            lines(user).updateOrderItem(quantity(item, 1 + n % 9));
          } catch (StatusRuntimeException failure) {
            assertThat(refusal(failure).reason()).isEqualTo(ErrorReason.SOLD_OUT);
          }
          return 0;
        });
    var sum =
        show.number(
            """
            SELECT sum(i.quantity) FROM order_items i JOIN orders o ON o.id = i.order_id
            WHERE o.event_id = ?
            """,
            show.eventId());
    assertThat(show.claimed()).isEqualTo(sum).isLessThanOrEqualTo(12);
    assertThat(owned(show, ani) + owned(show, budi)).isEqualTo(sum);
    for (var order : List.of(mine, theirs)) {
      var after = found.find(id(order)).orElseThrow();
      assertThat(after.totalMinor())
          .isEqualTo(after.items().getFirst().quantity() * TestShow.PLACE_PRICE);
    }
  }
}
