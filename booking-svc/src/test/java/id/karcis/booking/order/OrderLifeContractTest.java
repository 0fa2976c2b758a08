package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.DeleteOrderRequest;
import id.karcis.api.booking.v1.GetOrderRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.ListOrdersRequest;
import id.karcis.api.booking.v1.ListUserEventsRequest;
import id.karcis.api.booking.v1.ListUserOrdersRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.PurchaseTicketsRequest;
import id.karcis.api.booking.v1.UpdateOrderRequest;
import id.karcis.api.booking.v1.UserEvent;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.PageTokens;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// OrderService but for making, paying and cancelling by code: purchases, lists, edits.
class OrderLifeContractTest extends SellingTest {

  private static final Order.Contact SITI =
      Order.Contact.newBuilder()
          .setName("Siti")
          .setEmail("siti@example.com")
          .setPhoneNumber("+6281234567890")
          .build();

  private final UUID buyer = UUID.randomUUID();

  private static PurchaseTicketsRequest purchase(TestShow show, UUID type, int quantity) {
    return PurchaseTicketsRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .setTicketTypeId(type.toString())
        .setQuantity(quantity)
        .build();
  }

  private static GetOrderRequest by(Order order) {
    return GetOrderRequest.newBuilder().setId(order.getId()).build();
  }

  private static DeleteOrderRequest deleting(Order order) {
    return DeleteOrderRequest.newBuilder().setId(order.getId()).build();
  }

  private static UpdateOrderRequest update(Order.Builder order, String... mask) {
    return UpdateOrderRequest.newBuilder()
        .setOrder(order)
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
        .build();
  }

  private List<String> listed(ListOrdersRequest.Builder request) {
    var ids = new ArrayList<String>();
    var token = "";
    do {
      var page = orders(buyer).listOrders(request.setPageToken(token).setPageSize(2).build());
      assertThat(page.getOrdersList()).hasSizeLessThanOrEqualTo(2);
      page.getOrdersList().forEach(order -> ids.add(order.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return ids;
  }

  @Test
  void purchasesPlaces() {
    var show = TestShow.create(jdbc, 1, 5);
    var wish = purchase(show, show.standingType(), 3).toBuilder().setContact(SITI).build();
    var order = orders(buyer).purchaseTickets(wish);
    assertThat(order.getItemsList()).hasSize(1);
    assertThat(order.getItems(0).getQuantity()).isEqualTo(3);
    assertThat(order.getContact()).isEqualTo(SITI);
    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void purchasesTheBestSeatsAndTellsWhenTooFewAreLeft() {
    var show = TestShow.create(jdbc, 5, 0);
    var order = orders(buyer).purchaseTickets(purchase(show, show.seatedType(), 3));
    assertThat(order.getItemsList())
        .extracting(Order.Item::getSeatId)
        .containsExactlyInAnyOrder(
            show.seat(1).toString(), show.seat(2).toString(), show.seat(3).toString());
    var refused =
        refusal(() -> orders(buyer).purchaseTickets(purchase(show, show.seatedType(), 3)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(refused.metadata()).containsEntry("available", "2");
  }

  @Test
  void freesTheBestSeatsAtOnceWhenTheOrderIsRefused() {
    var show = TestShow.create(jdbc, 1, 0);
    var wish =
        purchase(show, show.seatedType(), 1).toBuilder().setPromoCode("nobody-knows").build();
    assertThat(refusal(() -> orders(buyer).purchaseTickets(wish)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
  }

  @Test
  void purchasesAHold() {
    var show = TestShow.create(jdbc, 1, 0);
    var hold =
        buyer(buyer, HoldServiceGrpc::newBlockingStub)
            .holdSeats(
                HoldSeatsRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(0).toString())
                    .build());
    var order =
        orders(buyer)
            .purchaseTickets(PurchaseTicketsRequest.newBuilder().setHoldId(hold.getId()).build());
    assertThat(order.getItems(0).getSeatId()).isEqualTo(show.seat(0).toString());
  }

  @Test
  void purchasesOnceForTheSameKey() {
    var show = TestShow.create(jdbc, 5, 0);
    var stub = orders(buyer, "purchase once");
    var order = stub.purchaseTickets(purchase(show, show.seatedType(), 1));
    assertThat(stub.purchaseTickets(purchase(show, show.seatedType(), 1))).isEqualTo(order);
    assertThat(show.number("SELECT count(*) FROM orders WHERE event_id = ?", show.eventId()))
        .isEqualTo(1);
  }

  @Test
  void purchasesNothingUnknown() {
    var show = TestShow.create(jdbc, 1, 5);
    var other = TestShow.create(jdbc, 1, 5);
    assertThat(
            refusal(() -> orders(buyer).purchaseTickets(purchase(show, other.standingType(), 1)))
                .reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(
            refusal(() ->
                    orders(buyer).purchaseTickets(PurchaseTicketsRequest.newBuilder().build()))
                .reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void listsOwnOrdersNewestFirstPageByPage() {
    var show = TestShow.create(jdbc, 1, 20);
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(orders(buyer).createOrder(places(show, 1)).getId());
      orders(UUID.randomUUID()).createOrder(places(show, 1));
    }
    assertThat(listed(ListOrdersRequest.newBuilder())).isEqualTo(made);
  }

  @Test
  void listsWithFiltersAndKnowsWhatRanOutBeforeItIsWritten() {
    var show = TestShow.create(jdbc, 1, 9);
    var other = TestShow.create(jdbc, 1, 9);
    var pending = orders(buyer).createOrder(places(show, 1)).getId();
    var late = orders(buyer).createOrder(places(show, 1));
    show.runOut(id(late));
    var elsewhere = orders(buyer).createOrder(places(other, 1)).getId();
    var paid = paid(buyer, places(other, 1)).getId();
    assertThat(listed(ListOrdersRequest.newBuilder().setStatus(Order.Status.EXPIRED)))
        .containsExactly(late.getId());
    assertThat(listed(ListOrdersRequest.newBuilder().setStatus(Order.Status.PENDING_PAYMENT)))
        .containsExactly(elsewhere, pending);
    assertThat(listed(ListOrdersRequest.newBuilder().setStatus(Order.Status.PAID)))
        .containsExactly(paid);
    assertThat(listed(ListOrdersRequest.newBuilder().setEventId(show.eventId().toString())))
        .containsExactly(late.getId(), pending);
    assertThat(orders(buyer).getOrder(by(late)).getStatus()).isEqualTo(Order.Status.EXPIRED);
  }

  @Test
  void listsEverybodysOrdersForAnAdmin() {
    var show = TestShow.create(jdbc, 1, 9);
    var first = orders(buyer).createOrder(places(show, 1));
    var second = orders(UUID.randomUUID()).createOrder(places(show, 2));
    var request = ListOrdersRequest.newBuilder().setEventId(show.eventId().toString()).build();
    assertThat(adminOrders().listOrders(request).getOrdersList()).containsExactly(second, first);
    assertThat(orders(buyer).listOrders(request).getOrdersList()).containsExactly(first);
  }

  @Test
  void bindsAPageTokenToItsFilters() {
    var show = TestShow.create(jdbc, 1, 9);
    orders(buyer).createOrder(places(show, 1));
    orders(buyer).createOrder(places(show, 1));
    var first = orders(buyer).listOrders(ListOrdersRequest.newBuilder().setPageSize(1).build());
    var other =
        ListOrdersRequest.newBuilder()
            .setPageToken(first.getNextPageToken())
            .setStatus(Order.Status.PAID)
            .build();
    assertThat(refusal(() -> orders(buyer).listOrders(other)).violations())
        .extracting("field")
        .containsExactly("pageToken");
  }

  @Test
  void hidesOrdersFromStrangersAndShowsThemToAdmins() {
    var show = TestShow.create(jdbc, 1, 9);
    var order = orders(buyer).createOrder(places(show, 1));
    var stranger = orders(UUID.randomUUID());
    assertThat(refusal(() -> stranger.getOrder(by(order))).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.deleteOrder(deleting(order))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var edit = update(Order.newBuilder().setId(order.getId()).setNote("mine"));
    assertThat(refusal(() -> stranger.updateOrder(edit)).code()).isEqualTo(Status.Code.NOT_FOUND);
    var theirs = ListUserOrdersRequest.newBuilder().setUserId(buyer.toString()).build();
    assertThat(refusal(() -> stranger.listUserOrders(theirs)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var events = ListUserEventsRequest.newBuilder().setUserId(buyer.toString()).build();
    assertThat(refusal(() -> stranger.listUserEvents(events)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(adminOrders().getOrder(by(order))).isEqualTo(order);
    assertThat(adminOrders().listUserOrders(theirs).getOrdersList()).containsExactly(order);
    assertThat(
            orders(buyer)
                .listUserOrders(ListUserOrdersRequest.newBuilder().setUserId("me").build())
                .getOrdersList())
        .containsExactly(order);
  }

  @Test
  void deletesLikeItCancels() {
    var show = TestShow.create(jdbc, 1, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    var cancelled = orders(buyer).deleteOrder(deleting(order));
    assertThat(cancelled.getStatus()).isEqualTo(Order.Status.CANCELLED);
    assertThat(orders(buyer).deleteOrder(deleting(order))).isEqualTo(cancelled);
    orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
    assertThat(orders(buyer).getOrder(by(order))).isEqualTo(cancelled);
  }

  @Test
  void isNotCancelledWhileItsPaymentIsUnderWay() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    var refused = refusal(() -> orders(buyer).deleteOrder(deleting(order)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused).hasMessageContaining("under way");
    assertThat(
            refusal(() ->
                    orders(buyer)
                        .cancelOrder(
                            CancelOrderRequest.newBuilder().setCode(order.getCode()).build()))
                .reason())
        .isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(show.claimed()).isEqualTo(1);
  }

  @Test
  void eitherPaysOrCancelsButNeverBoth() throws Exception {
    for (int round = 0; round < 5; round++) {
      var show = TestShow.create(jdbc, 1, 0);
      var order = orders(buyer).createOrder(seats(show, show.seat(0)));
      var turn = new java.util.concurrent.atomic.AtomicInteger();
      atOnce(
          2,
          () -> {
            try {
              return turn.getAndIncrement() == 0
                  ? orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE))
                  : orders(buyer).deleteOrder(deleting(order));
            } catch (io.grpc.StatusRuntimeException failure) {
              assertThat(refusal(failure).reason()).isEqualTo(ErrorReason.ORDER_STATE);
              return order;
            }
          });
      var after = orders(buyer).getOrder(by(order));
      var paid = after.getStatus() == Order.Status.PAID;
      assertThat(after.getStatus()).isIn(Order.Status.PAID, Order.Status.CANCELLED);
      assertThat(show.state(show.seat(0))).isEqualTo(paid ? "BOOKED" : "FREE");
      assertThat(show.tickets(id(order))).isEqualTo(paid ? 1 : 0);
      assertThat(PAYMENTS.chargesOf(order.getId())).isEqualTo(paid ? 1 : 0);
    }
  }

  @Test
  void editsContactAndNoteInAnyState() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = paid(buyer, places(show, 1));
    var edited =
        orders(buyer)
            .updateOrder(
                update(
                    Order.newBuilder()
                        .setId(order.getId())
                        .setContact(SITI)
                        .setNote("Row A, please")));
    assertThat(edited.getContact()).isEqualTo(SITI);
    assertThat(edited.getNote()).isEqualTo("Row A, please");
    assertThat(edited.getEtag()).isNotEqualTo(order.getEtag());
    assertThat(edited.getStatus()).isEqualTo(Order.Status.PAID);
    var noteOnly =
        orders(buyer)
            .updateOrder(update(Order.newBuilder().setId(order.getId()).setNote("Row B"), "note"));
    assertThat(noteOnly.getContact()).isEqualTo(SITI);
    assertThat(noteOnly.getNote()).isEqualTo("Row B");
    var cleared =
        orders(buyer)
            .updateOrder(update(Order.newBuilder().setId(order.getId()), "contact", "note"));
    assertThat(cleared.hasContact()).isFalse();
    assertThat(cleared.getNote()).isEmpty();
    assertThat(orders(buyer).getOrder(by(order))).isEqualTo(cleared);
  }

  @Test
  void refusesAStaleEditAndKeepsWhatIsNotEditable() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    var sent = order.toBuilder().setNote("one").setPromoCode("FREE").setCode("BKG-OTHER");
    var edited = orders(buyer).updateOrder(update(sent));
    assertThat(edited.getNote()).isEqualTo("one");
    assertThat(edited.getPromoCode()).isEmpty();
    assertThat(edited.getCode()).isEqualTo(order.getCode());
    var stale = refusal(() -> orders(buyer).updateOrder(update(sent.setNote("two"))));
    assertThat(stale.reason()).isEqualTo(ErrorReason.STALE_ETAG);
    assertThat(orders(buyer).getOrder(by(order)).getNote()).isEqualTo("one");
  }

  @Test
  void auditsTheEditOfAnAdmin() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    var admin = UUID.randomUUID();
    as(admin, Role.ADMIN, id.karcis.api.booking.v1.OrderServiceGrpc::newBlockingStub)
        .updateOrder(update(Order.newBuilder().setId(order.getId()).setNote("VIP")));
    assertThat(
            jdbc.sql("SELECT action || ' ' || resource_id FROM audit_log WHERE actor = ?")
                .param(admin)
                .query(String.class)
                .list())
        .containsExactly("UpdateOrder " + order.getId());
  }

  @Test
  void listsEventsOfAUserNextFirstThenPastOnesLatestFirst() {
    var soon = show("1 day", "25 hours");
    var later = show("2 days", "49 hours");
    var running = show("-1 hour", "1 hour");
    var past = show("-3 days", "-2 days");
    var longPast = show("-9 days", "-8 days");
    var unpaid = TestShow.create(jdbc, 1, 5);
    orders(buyer).createOrder(places(unpaid, 1));
    var found = new ArrayList<UserEvent>();
    var token = "";
    do {
      var page =
          orders(buyer)
              .listUserEvents(
                  ListUserEventsRequest.newBuilder()
                      .setUserId("me")
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      found.addAll(page.getEventsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(found)
        .extracting(event -> event.getEvent().getId())
        .containsExactly(
            running.toString(),
            soon.toString(),
            later.toString(),
            past.toString(),
            longPast.toString());
    assertThat(found).extracting(UserEvent::getTicketCount).containsOnly(2);
    assertThat(found.getFirst().getEvent().getName()).isEqualTo(TestShow.NAME);
    assertThat(found.getFirst().getEvent().getTimeZone()).isEqualTo("Asia/Jakarta");
  }

  @Test
  void countsNoCancelledTickets() {
    var show = show("1 day", "25 hours");
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE event_id = ?").param(show).update();
    var mine = ListUserEventsRequest.newBuilder().setUserId("me").build();
    assertThat(orders(buyer).listUserEvents(mine).getEventsList()).isEmpty();
  }

  @Test
  void refusesForgedTokensOfEvents() {
    for (var moment : List.of("+1000000000-12-31T23:59:59.999999999Z", "-1000-01-01T00:00:00Z")) {
      var token =
          PageTokens.encode("events of " + buyer, List.of(moment, "false", "0", buyer.toString()));
      var forged = ListUserEventsRequest.newBuilder().setUserId("me").setPageToken(token).build();
      assertThat(refusal(() -> orders(buyer).listUserEvents(forged)).code())
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }

  /// A show of which the buyer has two tickets, moved to a time.
  private UUID show(String start, String end) {
    var show = TestShow.create(jdbc, 1, 5);
    paid(buyer, places(show, 2));
    jdbc.sql(
            """
            UPDATE events SET start_time = now() + CAST(? AS interval),
              end_time = now() + CAST(? AS interval) WHERE id = ?
            """)
        .params(start, end, show.eventId())
        .update();
    return show.eventId();
  }
}
