package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.StatusProtos;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ChargeRaceTest extends PaymentTest {

  private static final int PAYERS = 20;

  @RepeatedTest(3)
  void payingAtOnceChargesOnce() throws InterruptedException {
    var order = newOrder();

    var answers = AtOnce.run(PAYERS, _ -> tryCharge(charge(order, "tok_approve")));

    var payments = answers.stream().flatMap(Optional::stream).toList();
    assertThat(payments).isNotEmpty();
    assertThat(payments.stream().map(Payment::getId).distinct()).hasSize(1);
    assertThat(payments).allMatch(payment -> payment.getStatus() == Status.SUCCEEDED);
    chargedOnce(order, payments);
  }

  @RepeatedTest(3)
  void oneRequestIdAtOnceChargesOnce() throws InterruptedException {
    var order = newOrder();
    var request = charge(order, "tok_approve");

    var answers = AtOnce.run(PAYERS, _ -> orderPayments().chargeOrder(request));

    assertThat(answers.stream().map(Payment::getId).distinct()).hasSize(1);
    chargedOnce(order, answers);
  }

  @Test
  void declinesAtOnceNeverLeaveTwoOpenPayments() throws InterruptedException {
    var order = newOrder();

    var answers = AtOnce.run(PAYERS, _ -> tryCharge(charge(order, "tok_decline")));

    assertThat(answers.stream().flatMap(Optional::stream))
        .isNotEmpty()
        .allMatch(payment -> payment.getStatus() == Status.FAILED);
    assertThat(paid(order).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(settledCharges(order)).isOne();
  }

  private void chargedOnce(PayableOrder order, List<Payment> payments) {
    awaitSettled(order);
    assertThat(settledCharges(order)).isOne();
    assertThat(ledgerTransactions(payments.getFirst())).isOne();
    assertThat(
            count(
                "SELECT count(*) FROM payments WHERE order_id = ?",
                UUID.fromString(order.getOrderId())))
        .isOne();
  }

  private Optional<Payment> tryCharge(ChargeOrderRequest request) {
    try {
      return Optional.of(orderPayments().chargeOrder(request));
    } catch (StatusRuntimeException e) {
      var refusal = StatusProtos.fromProto(Objects.requireNonNull(StatusProto.fromThrowable(e)));
      assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
      return Optional.empty();
    }
  }
}
