package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.ApproveRefundRequest;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.GetRefundRequest;
import id.karcis.api.booking.v1.ListRefundsRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// RefundService, as the contract has it.
class RefundContractTest extends RefundTest {

  private static final int DAY = 86_400;

  @Test
  void waitsForAnAdminWhenTheEventSaysNothing() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    var refund = requested(order);
    assertThat(refund.getStatus()).isEqualTo(Refund.Status.REQUESTED);
    assertThat(refund.getOrderId()).isEqualTo(order.getId());
    assertThat(refund.getOrderCode()).isEqualTo(order.getCode());
    assertThat(refund.getEventId()).isEqualTo(show.eventId().toString());
    assertThat(refund.getUserId()).isEqualTo(buyer.toString());
    assertThat(refund.getTicketIdsList()).containsExactlyInAnyOrderElementsOf(ticketsOf(order));
    assertThat(refund.getAmount()).isEqualTo(order.getTotal());
    assertThat(refund.getFee()).isEqualTo(Amounts.money(0, "IDR"));
    assertThat(refund.getReason()).isEqualTo(WHY);
    assertThat(refund.hasDecideTime()).isFalse();
    ticketsOf(order).forEach(ticket -> isCancelled(show, ticket, false));
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void anApprovalCancelsTheTicketsAndSellsTheirSeatsAgain() {
    var show = TestShow.create(jdbc, 2, 0).limit(2);
    var order = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    var first = ticketsOf(order).getFirst();
    var approved = approve(requested(order, first));
    assertThat(approved.getStatus()).isEqualTo(Refund.Status.APPROVED);
    assertThat(approved.getDecisionNote()).isEqualTo("fine");
    assertThat(approved.hasDecideTime()).isTrue();
    assertThat(approved.hasCompleteTime()).isFalse();
    isCancelled(show, first, true);
    isCancelled(show, ticketsOf(order).getLast(), false);
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    assertThat(show.state(show.seat(1))).isEqualTo("BOOKED");
    assertThat(counted(show, order)).isOne();
    assertThat(paid(buyer, seats(show, show.seat(0))).getStatus()).isEqualTo(Order.Status.PAID);

    assertThat(read(order).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(mailsOf(approved)).containsExactly("REFUND_DECIDED");
    moneyGoesBack(order, approved);
    assertThat(mailsOf(approved)).containsExactly("REFUNDED", "REFUND_DECIDED");
    assertThat(read(approved).getStatus()).isEqualTo(Refund.Status.COMPLETED);
    assertThat(read(approved).hasCompleteTime()).isTrue();
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.PARTIALLY_REFUNDED);

    var rest = approve(requested(order));
    moneyGoesBack(order, rest);
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(show.state(show.seat(1))).isEqualTo("FREE");
    assertThat(show.state(show.seat(0))).isEqualTo("BOOKED");
  }

  @Test
  void givesStandingPlacesBackOneByOne() {
    var show = TestShow.create(jdbc, 1, 3).limit(3);
    var order = paid(buyer, places(show, 3));
    var one = approve(requested(order, ticketsOf(order).getFirst()));
    assertThat(show.claimed()).isEqualTo(2);
    assertThat(counted(show, order)).isEqualTo(2);
    assertThat(one.getAmount()).isEqualTo(Amounts.money(TestShow.PLACE_PRICE, "IDR"));
    var rest = approve(requested(order));
    assertThat(rest.getTicketIdsCount()).isEqualTo(2);
    assertThat(show.claimed()).isZero();
    assertThat(counted(show, order)).isZero();
    moneyGoesBack(order, rest);
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.PARTIALLY_REFUNDED);
    moneyGoesBack(order, one);
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
  }

  @Test
  void keepsTheFeeThatTheTermsName() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 3));
    terms(order, "AUTOMATIC", DAY / 2, 15, 333);
    var refund = requested(order, ticketsOf(order).getFirst());
    long fee = TestShow.PLACE_PRICE * 15 / 100 + 333;
    assertThat(refund.getStatus()).isEqualTo(Refund.Status.APPROVED);
    assertThat(refund.getFee()).isEqualTo(Amounts.money(fee, "IDR"));
    assertThat(refund.getAmount()).isEqualTo(Amounts.money(TestShow.PLACE_PRICE - fee, "IDR"));
    moneyGoesBack(order, refund);
    var rest = requested(order);
    moneyGoesBack(order, rest);
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
  }

  @Test
  void sharesTheDiscountToTheLastMinorUnit() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = orders(buyer).createOrder(places(show, 3));
    show.change(
        "UPDATE orders SET promo_code = 'X', discount_minor = 100, total_minor = total_minor - 100 WHERE id = ?",
        id(order));
    var paid = orders(buyer).payOrder(payment(order, "tok_approve"));
    var amounts = new ArrayList<Long>();
    for (var ticket : ticketsOf(paid)) {
      var refund = approve(requested(paid, ticket));
      amounts.add(Amounts.minorUnits("amount", refund.getAmount()));
      moneyGoesBack(paid, refund);
    }
    assertThat(amounts)
        .containsExactly(
            TestShow.PLACE_PRICE - 34, TestShow.PLACE_PRICE - 33, TestShow.PLACE_PRICE - 33);
    assertThat(read(paid).getStatus()).isEqualTo(Order.Status.REFUNDED);
  }

  @Test
  void completesAtOnceWhatIsWorthNothing() {
    var show = TestShow.create(jdbc, 1, 3);
    show.change("UPDATE ticket_types SET price_minor = 0 WHERE id = ?", show.standingType());
    var free = paid(buyer, places(show, 2));
    assertThat(free.getPaymentId()).isEmpty();
    var one = approve(requested(free, ticketsOf(free).getFirst()));
    assertThat(one.getStatus()).isEqualTo(Refund.Status.COMPLETED);
    assertThat(mailsOf(one)).containsExactly("REFUND_DECIDED");
    assertThat(read(free).getStatus()).isEqualTo(Order.Status.PARTIALLY_REFUNDED);
    var _ = approve(requested(free));
    assertThat(read(free).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(show.claimed()).isZero();
  }

  @Test
  void completesAtOnceWhenAllOfItIsKept() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 1));
    terms(order, "AUTOMATIC", 0, 100, 0);
    var refund = requested(order);
    assertThat(refund.getStatus()).isEqualTo(Refund.Status.COMPLETED);
    assertThat(refund.getFee()).isEqualTo(order.getTotal());
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(PAYMENTS.refundsOf(order.getPaymentId())).isEmpty();
  }

  @Test
  void cancellingAPaidOrderGivesAllItsTicketsBack() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = paid(buyer, places(show, 2));
    terms(order, "AUTOMATIC", 0, 10, 0);
    var cancel = CancelOrderRequest.newBuilder().setCode(order.getCode()).build();
    var answer = orders(buyer).cancelOrder(cancel);
    assertThat(show.claimed()).isZero();
    var refund = refundsOf(order).getFirst();
    assertThat(refund.getTicketIdsCount()).isEqualTo(2);
    assertThat(refund.getFee()).isEqualTo(money(TestShow.PLACE_PRICE / 5));
    assertThat(orders(buyer).cancelOrder(cancel)).isEqualTo(answer);
    moneyGoesBack(order, refund);
    assertThat(orders(buyer).cancelOrder(cancel).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(refundsOf(order)).hasSize(1);
  }

  @Test
  void cancellingAPaidOrderWaitsForAnAdminWhereTheTermsSaySo() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = paid(buyer, places(show, 2));
    var cancel = CancelOrderRequest.newBuilder().setCode(order.getCode()).build();
    assertThat(orders(buyer).cancelOrder(cancel).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(refundsOf(order).getFirst().getStatus()).isEqualTo(Refund.Status.REQUESTED);
    assertThat(refusal(() -> orders(buyer).cancelOrder(cancel)).reason())
        .isEqualTo(ErrorReason.REFUND_IN_PROGRESS);
  }

  @Test
  void rejectsAndLetsAskAgain() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = paid(buyer, places(show, 1));
    var refund = requested(order);
    var rejected = reject(refund);
    assertThat(rejected.getStatus()).isEqualTo(Refund.Status.REJECTED);
    assertThat(rejected.getDecisionNote()).isEqualTo("no");
    assertThat(reject(refund)).isEqualTo(rejected);
    assertThat(mailsOf(refund)).containsExactly("REFUND_DECIDED");
    var late = refusal(() -> approve(refund));
    assertThat(late.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(late.reason()).isEqualTo(ErrorReason.REFUND_STATE);
    assertThat(late.metadata())
        .containsEntry("refundId", refund.getId())
        .containsEntry("status", "REJECTED");
    isCancelled(show, ticketsOf(order).getFirst(), false);

    var again = requested(order);
    var approved = approve(again);
    assertThat(approve(again)).isEqualTo(approved);
    assertThat(refusal(() -> reject(again)).reason()).isEqualTo(ErrorReason.REFUND_STATE);
  }

  @Test
  void refusesATicketThatAnotherRequestHas() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 2));
    var ticket = ticketsOf(order).getFirst();
    var first = requested(order, ticket);
    var refused = refusal(() -> requested(order));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.REFUND_IN_PROGRESS);
    assertThat(refused.metadata())
        .containsEntry("ticketId", ticket)
        .containsEntry("refundId", first.getId());
    assertThat(requested(order, ticketsOf(order).getLast()).getTicketIdsCount()).isOne();
  }

  @Test
  void refusesTicketsThatAreNotValid() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 2));
    var admitted = ticketsOf(order).getFirst();
    checkIn(order, admitted);
    ticketState(refusal(() -> requested(order, admitted)), admitted, "CHECKED_IN");
    ticketState(refusal(() -> requested(order)), admitted, "CHECKED_IN");
    var other = ticketsOf(order).getLast();
    var _ = approve(requested(order, other));
    ticketState(refusal(() -> requested(order, other)), other, "CANCELLED");
  }

  @Test
  void refusesToApproveWhatWasCheckedInMeanwhile() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 2));
    var refund = requested(order);
    checkIn(order, ticketsOf(order).getLast());
    ticketState(refusal(() -> approve(refund)), ticketsOf(order).getLast(), "CHECKED_IN");
    assertThat(read(refund).getStatus()).isEqualTo(Refund.Status.REQUESTED);
    isCancelled(show, ticketsOf(order).getFirst(), false);
  }

  private static void ticketState(Refusal refused, String ticket, String status) {
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.TICKET_STATE);
    assertThat(refused.metadata())
        .containsEntry("ticketId", ticket)
        .containsEntry("status", status);
  }

  @Test
  void refusesOrdersThatAreNotPaid() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> requested(order));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused.metadata())
        .containsEntry("code", order.getCode())
        .containsEntry("status", "PENDING_PAYMENT");
  }

  @Test
  void refusesWhatTheTermsDoNotAllowButNotToAdmins() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 1));
    terms(order, "NOT_REFUNDABLE", 0, 10, 0);
    var never = refusal(() -> requested(order));
    assertThat(never.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(never.reason()).isEqualTo(ErrorReason.REFUND_NOT_ALLOWED);
    assertThat(never.metadata()).containsEntry("problem", "NOT_REFUNDABLE");

    terms(order, "AUTOMATIC", 2 * DAY, 10, 0);
    var late = refusal(() -> requested(order));
    assertThat(late.reason()).isEqualTo(ErrorReason.REFUND_NOT_ALLOWED);
    assertThat(late.metadata()).containsEntry("problem", "TOO_LATE");
    assertThat(Instant.parse(late.metadata().get("closeTime"))).isBefore(Instant.now());

    var byAdmin = adminRefunds().requestRefund(wish(order));
    assertThat(byAdmin.getStatus()).isEqualTo(Refund.Status.REQUESTED);
    assertThat(byAdmin.getUserId()).isEqualTo(buyer.toString());
    assertThat(byAdmin.getFee()).isEqualTo(Amounts.money(TestShow.PLACE_PRICE / 10, "IDR"));
  }

  @Test
  void tellsStrangersNothing() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 1));
    var other = paid(buyer, places(show, 1));
    var refund = requested(order);
    var stranger = refunds(UUID.randomUUID());
    assertThat(refusal(() -> stranger.requestRefund(wish(order))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var get = GetRefundRequest.newBuilder().setId(refund.getId()).build();
    assertThat(refusal(() -> stranger.getRefund(get)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refunds(buyer).getRefund(get)).isEqualTo(refund);
    assertThat(refusal(() -> requested(other, ticketsOf(order).getFirst())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var unknown = UUID.randomUUID().toString();
    var byId = RequestRefundRequest.newBuilder().setOrderId(unknown).build();
    assertThat(refusal(() -> refunds(buyer).requestRefund(byId)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var approval = ApproveRefundRequest.newBuilder().setId(unknown).build();
    assertThat(refusal(() -> adminRefunds().approveRefund(approval)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var rejection = RejectRefundRequest.newBuilder().setId(unknown).build();
    assertThat(refusal(() -> adminRefunds().rejectRefund(rejection)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void leavesDecisionsAndListsToAdmins() {
    var mine = refunds(buyer);
    var id = UUID.randomUUID().toString();
    var approval = ApproveRefundRequest.newBuilder().setId(id).build();
    var rejection = RejectRefundRequest.newBuilder().setId(id).build();
    assertThat(refusal(() -> mine.approveRefund(approval)).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(refusal(() -> mine.rejectRefund(rejection)).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(refusal(() -> mine.listRefunds(ListRefundsRequest.getDefaultInstance())).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
  }

  @Test
  void answersARepeatedRequestWithTheSameRefund() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 1));
    terms(order, "AUTOMATIC", 0, 0, 0);
    var keyed =
        with(
            buyer(buyer, RefundServiceGrpc::newBlockingStub),
            "idempotency-key",
            UUID.randomUUID().toString());
    var byId = RequestRefundRequest.newBuilder().setOrderId(order.getId()).setReason(WHY).build();
    assertThat(keyed.requestRefund(byId)).isEqualTo(keyed.requestRefund(byId));
  }

  @Test
  void listsTheNewestFirstByStateAndEvent() {
    var show = TestShow.create(jdbc, 1, 10);
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(requested(paid(buyer, places(show, 1))).getId());
    }
    var event = ListRefundsRequest.newBuilder().setEventId(show.eventId().toString());
    var listed = new ArrayList<String>();
    var token = "";
    do {
      var page = adminRefunds().listRefunds(event.setPageSize(2).setPageToken(token).build());
      assertThat(page.getRefundsCount()).isBetween(1, 2);
      page.getRefundsList().forEach(refund -> listed.add(refund.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(listed).isEqualTo(made);

    var _ =
        adminRefunds().rejectRefund(RejectRefundRequest.newBuilder().setId(made.get(1)).build());
    var rejected = event.setPageToken("").setStatus(Refund.Status.REJECTED).build();
    assertThat(ids(adminRefunds().listRefunds(rejected).getRefundsList()))
        .containsExactly(made.get(1));
    var all = adminRefunds().listRefunds(ListRefundsRequest.getDefaultInstance());
    assertThat(all.getRefundsCount()).isBetween(5, 20);
  }

  private static List<String> ids(List<Refund> refunds) {
    return refunds.stream().map(Refund::getId).toList();
  }

  private void checkIn(Order order, String ticket) {
    var _ =
        gate()
            .checkInOrder(
                CheckInOrderRequest.newBuilder()
                    .setCode(order.getCode())
                    .addTicketIds(ticket)
                    .setGate("Gate 1")
                    .build());
  }
}
