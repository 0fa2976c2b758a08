package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.payment.FaultyProvider.Fault;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a death between any two steps leaves behind is put right without anybody asking.
class CrashTest extends PaymentTest {

  @Test
  void deathBeforeTheProviderIsAskedTakesNoMoney() {
    var order = newOrder();
    var request = charge(order, "tok_approve");
    next(Fault.DIES_BEFORE);

    assertThatThrownBy(() -> orderPayments().chargeOrder(request))
        .isInstanceOf(StatusRuntimeException.class);

    await().until(() -> orderPayments().chargeOrder(request).getStatus() == Status.FAILED);
    assertThat(orderPayments().chargeOrder(request).getFailureReason()).isEqualTo("not_charged");
    assertThat(settledCharges(order)).isZero();
    assertThat(paid(order).getStatus()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void deathAfterTheProviderTookTheMoneyIsFoundOut() {
    var order = newOrder();
    var request = charge(order, "tok_approve");
    next(Fault.DIES_AFTER);

    assertThatThrownBy(() -> orderPayments().chargeOrder(request))
        .isInstanceOf(StatusRuntimeException.class);

    awaitSettled(order);
    settledOnce(order, orderPayments().chargeOrder(request));
  }

  @Test
  void lostAnswerOfTheProviderIsPendingUntilItIsFoundOut() {
    var order = newOrder();
    next(Fault.ANSWER_LOST);

    var pending = paid(order);

    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    awaitSettled(order);
    settledOnce(order, read(pending.getId()));
  }

  @Test
  void deathWhileTheOutcomeIsWrittenLeavesNoHalf() {
    var order = newOrder();
    var request = charge(order, "tok_approve");
    jdbc.sql("ALTER TABLE ledger_entries ADD CONSTRAINT broken CHECK (amount_minor = 0) NOT VALID")
        .update();
    try {
      assertThatThrownBy(() -> orderPayments().chargeOrder(request))
          .isInstanceOf(StatusRuntimeException.class);
      var pending = orderPayments().chargeOrder(request);
      assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
      assertThat(ledgerTransactions(pending)).isZero();
      assertThat(BOOKING.settlements(order.getOrderId())).isEmpty();
    } finally {
      jdbc.sql("ALTER TABLE ledger_entries DROP CONSTRAINT broken").update();
    }

    awaitSettled(order);
    settledOnce(order, orderPayments().chargeOrder(request));
  }

  @Test
  void settlementIsDeliveredAgainWhenTheAnswerIsLost() {
    var order = newOrder();
    BOOKING.loseAnswers(2);

    var payment = paid(order);

    await().until(() -> BOOKING.settlements(order.getOrderId()).size() == 3);
    awaitSettlementKept(payment);
    assertThat(ledgerTransactions(payment)).isOne();
    assertThat(BOOKING.settlements(order.getOrderId()))
        .allMatch(told -> told.getPaymentId().equals(payment.getId()));
  }

  @Test
  void settlementWaitsForBookingToComeBack() throws InterruptedException {
    var order = newOrder();
    BOOKING.stop();
    Payment payment;
    try {
      payment = paid(order);
      assertThat(payment.getStatus()).isEqualTo(Status.SUCCEEDED);
      await()
          .until(() ->
              count(
                      "SELECT coalesce(max(attempts), 0) FROM outbox WHERE key = ?",
                      UUID.fromString(order.getOrderId()))
                  >= 2);
    } finally {
      BOOKING.start();
    }

    awaitSettled(order);
    awaitSettlementKept(payment);
  }

  @Test
  void refundSurvivesLostAnswersOnItsWay() {
    var order = newOrder();
    var payment = paid(order);
    awaitSettled(order);
    var refundId = UUID.randomUUID();
    next(Fault.ANSWER_LOST);
    BOOKING.loseAnswers(1);

    orderPayments().refundPayment(refund(payment, refundId, 150_000_00));

    await().until(() -> BOOKING.refunds(order.getOrderId()).size() == 2);
    assertThat(count("SELECT count(*) FROM simulated_refunds WHERE idempotency_key = ?", refundId))
        .isOne();
    assertThat(ledgerTransactions(payment)).isEqualTo(3);
  }

  private void settledOnce(PayableOrder order, Payment payment) {
    assertThat(payment.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(settledCharges(order)).isOne();
    assertThat(ledgerTransactions(payment)).isOne();
  }

  private void awaitSettlementKept(Payment payment) {
    await()
        .until(() ->
            count(
                    "SELECT count(*) FROM payments WHERE id = ? AND settlement = 'SETTLED'",
                    UUID.fromString(payment.getId()))
                == 1);
  }
}
