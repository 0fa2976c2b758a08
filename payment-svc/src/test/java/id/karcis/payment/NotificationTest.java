package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.NotificationHandler;
import id.karcis.payment.provider.ProviderNotification;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a provider tells by itself, in any order.
class NotificationTest extends PaymentTest {

  @Autowired private NotificationHandler handler;

  private final PayableOrder order = newOrder();

  @Test
  void moneyAfterDeclineIsKeptAndBookingDecides() {
    var declined = orderPayments().chargeOrder(charge(order, "tok_decline"));
    var paid = paid(order);
    awaitSettled(order);

    tell(declined, success());

    assertThat(read(declined.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    await()
        .until(() ->
            count(
                    "SELECT count(*) FROM payments WHERE id = ? AND surplus AND settlement = 'REFUND_DUE'",
                    UUID.fromString(declined.getId()))
                == 1);
    assertThat(read(paid.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(declined)).isOne();
  }

  @Test
  void declineAfterMoneyChangesNothing() {
    var payment = paid(order);

    tell(payment, new ChargeOutcome.Declined("card_declined"));

    assertThat(read(payment.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void notificationMayComeBeforeTheAnswer() {
    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));

    tell(pending, success());
    tell(pending, success());

    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(pending)).isOne();
    awaitSettled(order);
    assertThat(BOOKING.settlements(order.getOrderId())).hasSize(1);
  }

  @Test
  void chargeThatIsNotOursIsIgnored() {
    handler.handle(
        new ProviderNotification(
            "SIMULATED", UUID.randomUUID().toString(), UUID.randomUUID(), success()));

    var pending = orderPayments().chargeOrder(charge(order, "tok_late"));
    handler.handle(
        new ProviderNotification(
            "OTHER", UUID.randomUUID().toString(), attempt(pending), success()));
    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.PENDING);
  }

  private static ChargeOutcome success() {
    return new ChargeOutcome.Succeeded("ref-" + UUID.randomUUID(), Instant.now());
  }

  private void tell(Payment payment, ChargeOutcome outcome) {
    handler.handle(
        new ProviderNotification(
            "SIMULATED", UUID.randomUUID().toString(), attempt(payment), outcome));
  }

  private UUID attempt(Payment payment) {
    return jdbc.sql("SELECT id FROM payment_attempts WHERE payment_id = ?")
        .param(UUID.fromString(payment.getId()))
        .query(UUID.class)
        .single();
  }
}
