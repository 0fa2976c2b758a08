package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Money for an order that booking-svc does not know is somebody's mistake: told of for a while,
/// then left to people.
class UnknownOrderTest extends PaymentTest {

  @Autowired private MeterRegistry meters;

  @Test
  void isToldOfForAnHourAndCountedAfter() {
    var order = newOrder();
    BOOKING.forget(order.getOrderId());
    var before = unknown();
    var payment = paid(order);

    await().until(() -> tries(order.getOrderId()) >= 2);
    assertThat(unknown()).isEqualTo(before);
    anHourPasses(payment);
    await().until(() -> waiting(order.getOrderId()) == 0);

    assertThat(unknown()).isEqualTo(before + 1);
    assertThat(read(payment.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(
            count(
                "SELECT count(*) FROM payments WHERE id = ? AND settlement = 'ORDER_UNKNOWN'",
                UUID.fromString(payment.getId())))
        .isOne();
  }

  @Test
  void itsRefundIsMadeAndNotToldForEver() {
    var order = newOrder();
    BOOKING.forget(order.getOrderId());
    var payment = paid(order);
    anHourPasses(payment);
    await().until(() -> waiting(order.getOrderId()) == 0);
    var refundId = UUID.randomUUID();
    var _ = orderPayments().refundPayment(refund(payment, refundId, 150_000_00));
    await().until(() -> tries(payment.getId()) >= 1);
    anHourPasses(payment);

    await().until(() -> waiting(payment.getId()) == 0);

    assertThat(count("SELECT count(*) FROM simulated_refunds WHERE idempotency_key = ?", refundId))
        .isOne();
  }

  private void anHourPasses(Payment payment) {
    jdbc.sql("UPDATE payments SET update_time = update_time - interval '61 minutes' WHERE id = ?")
        .param(UUID.fromString(payment.getId()))
        .update();
  }

  private long tries(String key) {
    return count(
        "SELECT coalesce(max(attempts), 0) FROM outbox WHERE key = ? AND last_error IS NOT NULL",
        UUID.fromString(key));
  }

  private long waiting(String key) {
    return count("SELECT count(*) FROM outbox WHERE key = ?", UUID.fromString(key));
  }

  private double unknown() {
    return meters.get("karcis.payments.order.unknown").gauge().value();
  }
}
