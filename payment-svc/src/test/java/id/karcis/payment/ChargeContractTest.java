package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChargeContractTest extends PaymentTest {

  @Test
  void approveSettlesAtOnce() {
    var order = newOrder();

    var payment = paid(order);

    assertThat(payment.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(payment.getAmount()).isEqualTo(PRICE);
    assertThat(payment.getOrderId()).isEqualTo(order.getOrderId());
    awaitSettled(order);
    var told = BOOKING.settlements(order.getOrderId()).getFirst();
    assertThat(told.getPaymentId()).isEqualTo(payment.getId());
    assertThat(told.getAmount()).isEqualTo(PRICE);
    assertThat(ledgerTransactions(payment)).isOne();
    assertThat(BOOKING.callsWithoutToken()).isZero();
    await()
        .until(() ->
            count(
                    "SELECT count(*) FROM payments WHERE id = ? AND settlement = 'SETTLED'",
                    UUID.fromString(payment.getId()))
                == 1);
  }

  @Test
  void declineFailsAndLeavesTheOrderPayable() {
    var order = newOrder();

    var declined = orderPayments().chargeOrder(charge(order, "tok_decline"));

    assertThat(declined.getStatus()).isEqualTo(Status.FAILED);
    assertThat(declined.getFailureReason()).isEqualTo("card_declined");
    assertThat(ledgerTransactions(declined)).isZero();
    var second = paid(order);
    assertThat(second.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(second.getId()).isNotEqualTo(declined.getId());
  }

  @Test
  void timeoutStaysPendingThenSettles() {
    var order = newOrder();

    var pending = orderPayments().chargeOrder(charge(order, "tok_timeout"));

    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    var second = refusal(() -> orderPayments().chargeOrder(charge(order, "tok_approve")));
    assertThat(second.code()).isEqualTo(Code.ABORTED);
    assertThat(second.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(second.retryAfter()).isNotNull();
    awaitSettled(order);
    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(settledCharges(order)).isOne();
  }

  @Test
  void lateSettlesOnlyAfterTheOrderHasRunOut() {
    var expireTime = Instant.now().plusSeconds(2);
    var order = newOrder(expireTime);

    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));

    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    awaitSettled(order);
    var paidTime = BOOKING.settlements(order.getOrderId()).getFirst().getPaidTime();
    assertThat(Instant.ofEpochSecond(paidTime.getSeconds(), paidTime.getNanos()))
        .isAfter(Instant.ofEpochSecond(order.getExpireTime().getSeconds()));
    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void duplicateNotificationsSettleOnce() {
    var order = newOrder();

    var payment = orderPayments().chargeOrder(charge(order, "tok_duplicate"));

    assertThat(payment.getStatus()).isEqualTo(Status.SUCCEEDED);
    await().until(() -> delivered(payment) == 3);
    awaitSettled(order);
    assertThat(BOOKING.settlements(order.getOrderId())).hasSize(1);
    assertThat(ledgerTransactions(payment)).isOne();
  }

  private long delivered(Payment payment) {
    return count(
        """
        SELECT count(*) FROM simulated_notifications n JOIN payment_attempts a ON a.id = n.idempotency_key
        WHERE a.payment_id = ? AND n.delivered_time IS NOT NULL
        """,
        UUID.fromString(payment.getId()));
  }

  @Test
  void refusesUnknownTokenNamingTheAllowedOnes() {
    var order = newOrder();

    var refusal = refusal(() -> orderPayments().chargeOrder(charge(order, "tok_gold")));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.field()).isEqualTo("token");
          assertThat(violation.description()).contains("tok_approve", "tok_duplicate");
        });
    assertThat(
            count(
                "SELECT count(*) FROM payments WHERE order_id = ?",
                UUID.fromString(order.getOrderId())))
        .isZero();
  }

  @Test
  void sameRequestIdIsAnsweredAndNotCharged() {
    var order = newOrder();
    var request = charge(order, "tok_approve");

    var first = orderPayments().chargeOrder(request);
    var second = orderPayments().chargeOrder(request);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(second.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(settledCharges(order)).isOne();
  }

  @Test
  void sameRequestIdOfDeclineStaysDeclined() {
    var order = newOrder();
    var request = charge(order, "tok_decline");

    var first = orderPayments().chargeOrder(request);
    var second = orderPayments().chargeOrder(request);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(second.getStatus()).isEqualTo(Status.FAILED);
  }

  @Test
  void refusesRequestIdOfAnotherCharge() {
    var order = newOrder();
    var request = charge(order, "tok_approve");
    orderPayments().chargeOrder(request);

    var other = request.toBuilder().setAmount(Amounts.money(1, "IDR")).build();

    assertThat(refusal(() -> orderPayments().chargeOrder(other)).reason())
        .isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void paidOrderIsAnsweredAsItIs() {
    var order = newOrder();
    var first = paid(order);

    var second = paid(order);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(settledCharges(order)).isOne();
  }

  @Test
  void refusesOrderThatHasRunOut() {
    var order = newOrder(Instant.now().minusSeconds(1));

    var refusal = refusal(() -> paid(order));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.ORDER_EXPIRED);
    assertThat(refusal.metadata()).containsEntry("code", order.getCode()).containsKey("expireTime");
  }

  @Test
  void takesFreeOrders() {
    var order = newOrder().toBuilder().setTotal(Amounts.money(0, "IDR")).build();

    var payment = paid(order);

    assertThat(payment.getStatus()).isEqualTo(Status.SUCCEEDED);
    awaitSettled(order);
    var refunded = orderPayments().refundPayment(refund(payment, UUID.randomUUID(), 0));
    assertThat(refunded.getStatus()).isEqualTo(Status.REFUNDED);
  }

  @Test
  void refusesAmountsThatAreNone() {
    var order = newOrder();
    var negative = order.toBuilder().setTotal(Amounts.money(-1, "IDR")).build();
    var nowhere =
        order.toBuilder().setTotal(order.getTotal().toBuilder().setCurrencyCode("ZZZ")).build();

    assertThat(refusal(() -> paid(negative)).code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal(() -> paid(nowhere)).code()).isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void usersMayNotCharge() {
    var stub =
        id.karcis.api.payment.internal.v1.OrderPaymentsGrpc.newBlockingStub(asBuyer().getChannel());
    assertThat(refusal(() -> stub.chargeOrder(charge(newOrder(), "tok_approve"))).code())
        .isEqualTo(Code.UNAUTHENTICATED);
  }
}
