package id.karcis.booking.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Money;
import id.karcis.api.booking.internal.v1.GetPayableOrderRequest;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.internal.v1.SettleOrderResponse.Outcome;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.money.Amounts;
import io.grpc.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// OrderSettlement, and what becomes of money that comes late, twice or for nothing.
class SettlementContractTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();
  private final UUID payment = UUID.randomUUID();
  private final UUID refund = UUID.randomUUID();

  @Test
  void settlesOnceHoweverOftenItIsCalledAtOnce() throws Exception {
    var show = TestShow.create(jdbc, 3, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1)));
    var outcomes = atOnce(20, () -> settle(order, payment));
    assertThat(outcomes).hasSize(20).containsOnly(Outcome.SETTLED);
    assertThat(show.tickets(id(order))).isEqualTo(2);
    assertThat(show.state(show.seat(0))).isEqualTo("BOOKED");
    assertThat(find(order).getPaymentId()).isEqualTo(payment.toString());
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(
            show.number(
                "SELECT count(*) FROM buyer_claims WHERE claim_id = ? AND expire_time IS NULL",
                id(order)))
        .isOne();
  }

  @Test
  void refundsAllPaymentsButOne() throws Exception {
    var show = TestShow.create(jdbc, 1, 3);
    var order = orders(buyer).createOrder(places(show, 2));
    var outcomes = atOnce(8, () -> settle(order, UUID.randomUUID()));
    assertThat(outcomes).filteredOn(Outcome.SETTLED::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Outcome.REFUND_DUE::equals).hasSize(7);
    assertThat(show.tickets(id(order))).isEqualTo(2);
  }

  @Test
  void sendsASecondPaymentBackAndStaysPaid() throws Exception {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 1));
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    awaitRefund(payment);
    recordRefund(order, payment);
    recordRefund(order, payment);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(show.tickets(id(order))).isOne();
    assertThat(PAYMENTS.refundsOf(payment.toString())).hasSize(1);
    var refund = PAYMENTS.refundsOf(payment.toString()).getFirst();
    assertThat(refund.getAmount()).isEqualTo(order.getTotal());
    assertThat(refund.getReason()).contains(order.getCode());
  }

  @Test
  void servesLateMoneyWhileTheSeatsAreFree() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1)));
    show.runOut(id(order));
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(show.state(show.seat(1))).isEqualTo("BOOKED");
    assertThat(show.tickets(id(order))).isEqualTo(2);
  }

  @Test
  void sendsLateMoneyBackWhenASeatIsGone() throws Exception {
    var show = TestShow.create(jdbc, 2, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0), show.seat(1)));
    show.runOut(id(order));
    var other = orders(UUID.randomUUID()).createOrder(seats(show, show.seat(1)));
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.EXPIRED);
    awaitRefund(payment);
    recordRefund(order, payment);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    assertThat(show.tickets(id(order))).isZero();
    assertThat(settle(other, UUID.randomUUID())).isEqualTo(Outcome.SETTLED);
  }

  @Test
  void servesLateMoneyWhileThereArePlaces() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 3));
    show.runOut(id(order));
    // Takes the expired three back and leaves four.
    orders(UUID.randomUUID()).createOrder(places(show, 1));
    var third = orders(UUID.randomUUID()).createOrder(places(show, 1));
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    assertThat(show.claimed()).isEqualTo(5);
    show.runOut(id(third));
    orders(UUID.randomUUID()).createOrder(places(show, 1));
    assertThat(settle(third, UUID.randomUUID())).isEqualTo(Outcome.REFUND_DUE);
    assertThat(show.claimed()).isEqualTo(5);
  }

  @Test
  void sendsMoneyOfACancelledOrderBack() throws Exception {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 3));
    orders(buyer).cancelOrder(CancelOrderRequest.newBuilder().setCode(order.getCode()).build());
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    awaitRefund(payment);
    recordRefund(order, payment);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(show.claimed()).isZero();
  }

  @Test
  void freesEverythingWhenThePaymentOfAnOrderGoesBack() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    recordRefund(order, payment);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    paid(UUID.randomUUID(), seats(show, show.seat(0)));
  }

  @Test
  void countsEachRefundOnce() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 2));
    var half = Amounts.money(TestShow.PLACE_PRICE, "IDR");
    var otherHalf = UUID.randomUUID();
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    recordRefund(order, payment, refund, half);
    recordRefund(order, payment, refund, half);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(show.claimed()).isEqualTo(2);
    recordRefund(order, payment, otherHalf, half);
    recordRefund(order, payment, otherHalf, half);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(show.claimed()).isZero();
    assertThat(refusal(() -> recordRefund(order, payment, refund, order.getTotal())).reason())
        .isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void waitsForTheSettlementOfWhatWentBackInPart() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 2));
    var half = Amounts.money(TestShow.PLACE_PRICE, "IDR");
    assertThat(refusal(() -> recordRefund(order, payment, refund, half)).code())
        .isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    recordRefund(order, payment, refund, half);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void doesNotSettleWhatWentBackBefore() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    recordRefund(order, payment);
    assertThat(settle(order, payment)).isEqualTo(Outcome.REFUND_DUE);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
  }

  @Test
  void sendsAnotherAmountBack() throws Exception {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    sendsBack(order, Amounts.money(TestShow.PLACE_PRICE - 1, "IDR"));
    sendsBack(order, Amounts.money(TestShow.PLACE_PRICE + 1, "IDR"));
    sendsBack(order, Amounts.money(TestShow.PLACE_PRICE, "USD"));
    assertThat(show.tickets(id(order))).isZero();
    assertThat(settle(order, payment)).isEqualTo(Outcome.SETTLED);
    assertThat(show.tickets(id(order))).isOne();
  }

  private void sendsBack(Order order, Money amount) throws InterruptedException {
    var wrong = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(settlement().settleOrder(money(order, wrong, amount)).getOutcome())
          .isEqualTo(Outcome.REFUND_DUE);
    }
    awaitRefund(wrong);
    assertThat(PAYMENTS.refundsOf(wrong.toString()))
        .singleElement()
        .satisfies(asked -> assertThat(asked.getAmount()).isEqualTo(amount));
    recordRefund(order, wrong, UUID.randomUUID(), amount);
    assertThat(find(order).getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
  }

  @Test
  void refusesUnknownOrders() {
    var show = TestShow.create(jdbc, 1, 5);
    var order =
        orders(buyer).createOrder(places(show, 1)).toBuilder()
            .setId(UUID.randomUUID().toString())
            .build();
    assertThat(refusal(() -> settle(order, payment)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> recordRefund(order, payment)).code()).isEqualTo(Status.Code.NOT_FOUND);
    var request = GetPayableOrderRequest.newBuilder().setOrderId(order.getId()).build();
    assertThat(refusal(() -> settlement().getPayableOrder(request)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void tellsWhetherAnOrderIsPayable() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = orders(buyer).createOrder(places(show, 1));
    var request = GetPayableOrderRequest.newBuilder().setOrderId(order.getId()).build();
    var payable = settlement().getPayableOrder(request);
    assertThat(payable.getPayable()).isTrue();
    assertThat(payable.getTotal()).isEqualTo(order.getTotal());
    assertThat(payable.getUserId()).isEqualTo(buyer.toString());
    assertThat(payable.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    show.runOut(id(order));
    assertThat(settlement().getPayableOrder(request).getPayable()).isFalse();
    assertThat(settlement().getPayableOrder(request).getStatus()).isEqualTo(Order.Status.EXPIRED);
  }

  private Outcome settle(Order order, UUID paymentId) {
    return settlement().settleOrder(money(order, paymentId)).getOutcome();
  }

  private void recordRefund(Order order, UUID paymentId) {
    recordRefund(order, paymentId, refund, order.getTotal());
  }

  private void recordRefund(Order order, UUID paymentId, UUID refundId, Money amount) {
    settlement()
        .recordRefund(
            RecordRefundRequest.newBuilder()
                .setOrderId(order.getId())
                .setPaymentId(paymentId.toString())
                .setRefundId(refundId.toString())
                .setAmount(amount)
                .build());
  }

  private Order find(Order order) {
    return orders(buyer)
        .getOrderByCode(GetOrderByCodeRequest.newBuilder().setCode(order.getCode()).build());
  }

  private static void awaitRefund(UUID paymentId) throws InterruptedException {
    for (int i = 0; PAYMENTS.refundsOf(paymentId.toString()).isEmpty(); i++) {
      assertThat(i).as("the refund should be asked for within 15 s").isLessThan(1_500);
      Thread.sleep(10);
    }
  }
}
