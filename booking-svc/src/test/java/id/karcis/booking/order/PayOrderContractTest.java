package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.type.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Paying orders.
class PayOrderContractTest extends SellingTest {

  private static final long WAIT_SECONDS = 15;

  private final UUID buyer = UUID.randomUUID();

  @Test
  void paysSeatsAndIssuesTickets() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1)));
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(paid.getPaymentId()).isEqualTo(PAYMENTS.paymentOf(order.getId()).orElseThrow());
    assertThat(paid.hasPaidTime()).isTrue();
    assertThat(paid.getItemsList()).allSatisfy(i -> assertThat(i.getTicketIdsCount()).isOne());
    assertThat(show.state(show.seat(0))).isEqualTo("BOOKED");
    assertThat(PAYMENTS.chargesOf(order.getId())).isOne();
  }

  @Test
  void issuesATicketForEachPlace() {
    var show = TestShow.create(jdbc, 1, 10);
    var paid = paid(buyer, places(show, 4));
    assertThat(paid.getItems(0).getTicketIdsList()).hasSize(4).doesNotHaveDuplicates();
    assertThat(show.claimed()).isEqualTo(4);
    assertThat(
            show.number(
                "SELECT count(*) FROM standing_claims WHERE event_id = ? AND expire_time IS NULL",
                show.eventId()))
        .isOne();
  }

  @Test
  void approvesWithoutAToken() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var request =
        PayOrderRequest.newBuilder().setCode(order.getCode()).setMethod("SIMULATED").build();
    assertThat(orders(buyer).payOrder(request).getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void answersAPaidOrderWithoutChargingAgain() {
    var show = TestShow.create(jdbc, 1, 1);
    var paid = paid(buyer, places(show, 1));
    assertThat(orders(buyer).payOrder(payment(paid, FakeOrderPayments.DECLINE))).isEqualTo(paid);
    assertThat(PAYMENTS.requestsFor(paid.getId()))
        .singleElement()
        .satisfies(charge -> assertThat(charge.getCode()).isEqualTo(paid.getCode()));
  }

  @Test
  void staysPayableAfterADecline() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.DECLINE)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.PAYMENT_DECLINED);
    assertThat(refused.metadata()).containsEntry("failureReason", "card_declined");
    assertThat(find(order).getPaymentId()).isNotEmpty();
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(PAYMENTS.chargesOf(order.getId())).isEqualTo(2);
  }

  @Test
  void answersAnOpenPaymentWithThePendingOrder() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var pending = orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    assertThat(pending.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    assertThat(pending.getPaymentId()).isNotEmpty();
    orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    assertThat(PAYMENTS.requestsFor(order.getId())).hasSize(2);
    var other = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE)));
    assertThat(other.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(PAYMENTS.chargesOf(order.getId())).isOne();
    settlement().settleOrder(money(order, UUID.fromString(pending.getPaymentId())));
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void neverChargesTwiceWhenTheAnswerIsLost() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var stub = orders(buyer, "lost " + order.getId());
    var refused = refusal(() -> stub.payOrder(payment(order, FakeOrderPayments.LOST)));
    assertThat(refused.code()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(refused.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThat(refused.retryAfter()).isNotNull();
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(PAYMENTS.requestsFor(order.getId())).hasSizeGreaterThan(1);
    assertThat(PAYMENTS.chargesOf(order.getId())).isOne();
  }

  @Test
  void triesAnewAfterAnEarlierCallDiedOnADecline() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.DECLINE)));
    // As if the call had died between the provider's no and writing it down.
    show.change("UPDATE orders SET charge_open = true WHERE id = ?", id(order));
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(PAYMENTS.chargesOf(order.getId())).isEqualTo(2);
  }

  @Test
  void saysThatAnotherPaymentIsUnderWay() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.BUSY)));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(refused.retryAfter()).isNotNull();
  }

  @Test
  void chargesOnceWhenPaidTwiceAtOnce() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    PAYMENTS.hold();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow =
          CompletableFuture.supplyAsync(
              () -> orders(buyer).payOrder(payment(order, FakeOrderPayments.SLOW)), executor);
      awaitCharge(order);
      var refused =
          refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE)));
      assertThat(refused.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
      PAYMENTS.letGo();
      assertThat(slow.get(WAIT_SECONDS, TimeUnit.SECONDS).getStatus()).isEqualTo(Order.Status.PAID);
    }
    assertThat(PAYMENTS.chargesOf(order.getId())).isOne();
    assertThat(show.tickets(id(order))).isOne();
  }

  @Test
  void chargesOnceWhenPaidByACrowd() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    List<Optional<ErrorReason>> ends =
        atOnce(
            16,
            () -> {
              try {
                var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
                assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
                return Optional.empty();
              } catch (StatusRuntimeException e) {
                return Optional.of(refusal(e).reason());
              }
            });
    assertThat(ends).contains(Optional.empty());
    assertThat(ends.stream().flatMap(Optional::stream))
        .containsOnly(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(PAYMENTS.chargesOf(order.getId())).isOne();
    assertThat(show.tickets(id(order))).isOne();
  }

  @Test
  void paysTwiceWithOneKeyOnce() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var stub = orders(buyer, "pay " + order.getId());
    var first = stub.payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(stub.payOrder(payment(order, FakeOrderPayments.APPROVE))).isEqualTo(first);
    assertThat(PAYMENTS.requestsFor(order.getId())).hasSize(1);
  }

  @Test
  void settlesWhatCostsNothingWithoutAPayment() {
    var show = TestShow.create(jdbc, 1, 2);
    show.change("UPDATE ticket_types SET price_minor = 0 WHERE id = ?", show.standingType());
    var order = orders(buyer).createOrder(places(show, 2));
    assertThat(order.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.DECLINE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(paid.getPaymentId()).isEmpty();
    assertThat(paid.getItems(0).getTicketIdsCount()).isEqualTo(2);
    assertThat(PAYMENTS.requestsFor(order.getId())).isEmpty();
  }

  @Test
  void givesNoTicketsForLessThanTheOrderCosts() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.LESS)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(show.tickets(id(order))).isZero();
    assertThat(
            show.number(
                "SELECT amount_minor FROM settlements WHERE order_id = ? AND outcome = 'REFUND_DUE'",
                id(order)))
        .isOne();
  }

  @Test
  void doesNotPayACancelledOrder() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    orders(buyer)
        .cancelOrder(
            id.karcis.api.booking.v1.CancelOrderRequest.newBuilder()
                .setCode(order.getCode())
                .build());
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE)));
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(refused.metadata()).containsEntry("status", "CANCELLED");
  }

  @Test
  void tellsThatTheOrderRanOutWhileItWasPaidAndSendsTheMoneyBack() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    PAYMENTS.hold();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow =
          CompletableFuture.supplyAsync(
              () -> refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.SLOW))),
              executor);
      awaitCharge(order);
      show.runOut(id(order));
      orders(UUID.randomUUID()).createOrder(places(show, 1));
      PAYMENTS.letGo();
      assertThat(slow.get(WAIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(ErrorReason.ORDER_EXPIRED);
    }
    assertThat(show.tickets(id(order))).isZero();
    assertThat(
            show.number(
                "SELECT count(*) FROM settlements WHERE order_id = ? AND outcome = 'REFUND_DUE'",
                id(order)))
        .isOne();
  }

  @Test
  void refusesATokenThatTheProviderDoesNotKnow() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.UNKNOWN)));
    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.violations()).extracting("field").containsExactly("token");
    assertThat(refused.violations())
        .extracting("description")
        .containsExactly("expected one of " + FakeOrderPayments.APPROVE);
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void orderIsFreeAgainAfterATokenThatTheProviderDoesNotKnow() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.UNKNOWN)));
    assertThat(cancelled(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void saysThatTheMethodIsNotSetUp() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused =
        refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.NOT_CONFIGURED)));
    assertThat(refused.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.PROVIDER_NOT_CONFIGURED);
    assertThat(cancelled(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void wrongTokenLeavesAnEarlierChargeUnderWay() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.UNKNOWN)));
    assertThat(refusal(() -> cancelled(order)).code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
  }

  @Test
  void refusesAnotherMethod() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = orders(buyer).createOrder(places(show, 1));
    var request = payment(order, "").toBuilder().setMethod("GOLD").build();
    assertThat(refusal(() -> orders(buyer).payOrder(request)).violations())
        .extracting("field")
        .containsExactly("method");
  }

  private Order cancelled(Order order) {
    return orders(buyer)
        .cancelOrder(CancelOrderRequest.newBuilder().setCode(order.getCode()).build());
  }

  private Order find(Order order) {
    return orders(buyer)
        .getOrderByCode(GetOrderByCodeRequest.newBuilder().setCode(order.getCode()).build());
  }

  private static void awaitCharge(Order order) throws InterruptedException {
    for (int i = 0; PAYMENTS.requestsFor(order.getId()).isEmpty(); i++) {
      assertThat(i).as("the charge should begin within 15 s").isLessThan(1_500);
      Thread.sleep(10);
    }
  }
}
