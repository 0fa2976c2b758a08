package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.payment.v1.VerifyPaymentRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.identity.Role;
import io.grpc.Status.Code;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Asking the provider what became of a payment.
class VerifyPaymentTest extends PaymentTest {

  private final PayableOrder order = newOrder();

  @Test
  void moneyThatIsThereIsWrittenDown() {
    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));
    assertThat(verify(pending).getStatus()).isEqualTo(Status.PENDING);
    recoverNever(pending);
    settleAtProvider(pending);

    var verified = verify(pending);

    assertThat(verified.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(pending)).isOne();
    awaitSettled(order);
    assertThat(verify(pending)).isEqualTo(verified);
    assertThat(ledgerTransactions(pending)).isOne();
  }

  @Test
  void moneyThatTurnsUpAfterADeclineIsWrittenDown() {
    var declined = orderPayments().chargeOrder(charge(order, "tok_decline"));
    assertThat(verify(declined).getStatus()).isEqualTo(Status.FAILED);
    jdbc.sql(
            """
            UPDATE simulated_charges SET decline_reason = NULL, settle_time = now()
            WHERE idempotency_key = ?
            """)
        .param(attempt(declined))
        .update();

    assertThat(verify(declined).getStatus()).isEqualTo(Status.SUCCEEDED);
    awaitSettled(order);
  }

  @Test
  void paymentThatWasNeverChargedStaysAsItIs() {
    var opened = orderPayments().openPayment(OpenPaymentTest.open(order));
    silent(true);

    assertThat(verify(opened)).isEqualTo(opened);
  }

  @Test
  void chargeOnItsWayIsNotTouched() {
    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));
    recoverNever(pending);
    jdbc.sql("DELETE FROM simulated_notifications WHERE idempotency_key = ?")
        .param(attempt(pending))
        .update();
    jdbc.sql("DELETE FROM simulated_charges WHERE idempotency_key = ?")
        .param(attempt(pending))
        .update();

    assertThat(verify(pending).getStatus()).isEqualTo(Status.PENDING);
  }

  @Test
  void refusesWhileTheProviderIsSilent() {
    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));
    silent(true);

    var refusal = refusal(() -> verify(pending));

    assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThat(refusal.retryAfter()).isNotNull();
    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.PENDING);
  }

  @Test
  void somebodyElsesIsNotFound() {
    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));
    var request = VerifyPaymentRequest.newBuilder().setId(pending.getId()).build();

    var refusal = refusal(() -> as(UUID.randomUUID(), Role.CUSTOMER).verifyPayment(request));

    assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> anonymous().verifyPayment(request)).code())
        .isEqualTo(Code.UNAUTHENTICATED);
  }

  private Payment verify(Payment payment) {
    return asBuyer()
        .verifyPayment(VerifyPaymentRequest.newBuilder().setId(payment.getId()).build());
  }

  private void settleAtProvider(Payment payment) {
    jdbc.sql("DELETE FROM simulated_notifications WHERE idempotency_key = ?")
        .param(attempt(payment))
        .update();
    jdbc.sql("UPDATE simulated_charges SET settle_time = now() WHERE idempotency_key = ?")
        .param(attempt(payment))
        .update();
  }

  /// Leaves the question to the caller.
  private void recoverNever(Payment payment) {
    jdbc.sql(
            "UPDATE payment_attempts SET next_check_time = now() + interval '1 hour' WHERE payment_id = ?")
        .param(UUID.fromString(payment.getId()))
        .update();
  }

  private UUID attempt(Payment payment) {
    return jdbc.sql("SELECT id FROM payment_attempts WHERE payment_id = ?")
        .param(UUID.fromString(payment.getId()))
        .query(UUID.class)
        .single();
  }
}
