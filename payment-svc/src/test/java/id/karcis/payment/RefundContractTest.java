package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RefundContractTest extends PaymentTest {

  private static final long ALL = 150_000_00;
  private static final long THIRD = 50_000_00;

  private final PayableOrder order = newOrder();

  @Test
  void fullRefundReachesProviderAndBooking() {
    var payment = paid(order);

    var refundId = UUID.randomUUID();
    var refunded = orderPayments().refundPayment(refund(payment, refundId, ALL));

    assertThat(refunded.getStatus()).isEqualTo(Status.REFUNDED);
    assertThat(refunded.getRefundedAmount()).isEqualTo(PRICE);
    await().until(() -> !BOOKING.refunds(order.getOrderId()).isEmpty());
    var told = BOOKING.refunds(order.getOrderId()).getFirst();
    assertThat(told.getRefundId()).isEqualTo(refundId.toString());
    assertThat(told.getPaymentId()).isEqualTo(payment.getId());
    assertThat(told.getAmount()).isEqualTo(PRICE);
    assertThat(atProvider(payment)).isEqualTo(ALL);
  }

  @Test
  void partialRefundsAddUp() {
    var payment = paid(order);

    assertThat(refund(payment, THIRD).getStatus()).isEqualTo(Status.PARTIALLY_REFUNDED);
    assertThat(refund(payment, THIRD).getRefundedAmount())
        .isEqualTo(Amounts.money(2 * THIRD, "IDR"));
    assertThat(refund(payment, THIRD).getStatus()).isEqualTo(Status.REFUNDED);
    await().until(() -> atProvider(payment) == ALL);
  }

  @Test
  void refusesMoreThanWasPaid() {
    var payment = paid(order);
    refund(payment, THIRD);

    var refusal = refusal(() -> refund(payment, ALL));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_STATE);
    assertThat(refusal.metadata())
        .containsEntry("paymentId", payment.getId())
        .containsEntry("status", "PARTIALLY_REFUNDED");
    assertThat(read(payment.getId()).getRefundedAmount()).isEqualTo(Amounts.money(THIRD, "IDR"));
  }

  @Test
  void refusesPaymentWithoutMoney() {
    var failed = orderPayments().chargeOrder(charge(order, "tok_decline"));

    assertThat(refusal(() -> refund(failed, THIRD)).reason()).isEqualTo(ErrorReason.PAYMENT_STATE);
  }

  @Test
  void sameRefundTwiceGoesBackOnce() {
    var payment = paid(order);
    var request = refund(payment, UUID.randomUUID(), THIRD);

    orderPayments().refundPayment(request);
    var again = orderPayments().refundPayment(request);

    assertThat(again.getRefundedAmount()).isEqualTo(Amounts.money(THIRD, "IDR"));
    var other = request.toBuilder().setAmount(Amounts.money(1, "IDR")).build();
    assertThat(refusal(() -> orderPayments().refundPayment(other)).reason())
        .isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void parallelRefundsNeverExceedWhatWasPaid() throws InterruptedException {
    var payment = paid(order);

    var made = AtOnce.run(10, _ -> tryRefund(payment));

    assertThat(made.stream().filter(yes -> yes)).hasSize(3);
    assertThat(read(payment.getId()).getStatus()).isEqualTo(Status.REFUNDED);
    await().until(() -> atProvider(payment) == ALL);
  }

  /// Several times, since the outbox completes the refund while others still ask for it.
  @RepeatedTest(10)
  void oneRefundIdAtOnceGoesBackOnce() throws InterruptedException {
    var payment = paid(order);
    var request = refund(payment, UUID.randomUUID(), THIRD);

    AtOnce.run(10, _ -> orderPayments().refundPayment(request));

    assertThat(read(payment.getId()).getRefundedAmount()).isEqualTo(Amounts.money(THIRD, "IDR"));
  }

  @Test
  void refusesUnknownPaymentAndOtherCurrencyAndNothing() {
    var payment = paid(order);
    var unknown = payment.toBuilder().setId(UUID.randomUUID().toString()).build();
    var dollars =
        refund(payment, UUID.randomUUID(), 1).toBuilder()
            .setAmount(Amounts.money(1, "USD"))
            .build();

    assertThat(refusal(() -> refund(unknown, 1)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> orderPayments().refundPayment(dollars)).violations())
        .singleElement()
        .hasFieldOrPropertyWithValue("field", "amount.currencyCode");
    assertThat(refusal(() -> refund(payment, 0)).code()).isEqualTo(Code.INVALID_ARGUMENT);
  }

  private Payment refund(Payment payment, long minorUnits) {
    return orderPayments().refundPayment(refund(payment, UUID.randomUUID(), minorUnits));
  }

  private boolean tryRefund(Payment payment) {
    try {
      refund(payment, THIRD);
      return true;
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
      return false;
    }
  }

  private long atProvider(Payment payment) {
    return count(
        """
        SELECT coalesce(sum(s.amount_minor), 0) FROM simulated_refunds s JOIN refunds r ON r.id = s.idempotency_key
        WHERE r.payment_id = ?
        """,
        UUID.fromString(payment.getId()));
  }
}
