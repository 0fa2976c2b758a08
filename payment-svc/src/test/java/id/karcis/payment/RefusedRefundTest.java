package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Money that the provider will not send back is owed all the same.
@ExtendWith(OutputCaptureExtension.class)
class RefusedRefundTest extends PaymentTest {

  private static final long ALL = 150_000_00;

  @Autowired private MeterRegistry meters;

  @Test
  void isAskedForAgainAndSeenUntilItIsAccepted(CapturedOutput output) {
    var order = newOrder();
    var payment = paid(order);
    var id = UUID.randomUUID();
    refuseRefunds(true);

    orderPayments().refundPayment(refund(payment, id, ALL));

    await().until(() -> count("SELECT refusals FROM refunds WHERE id = ?", id) >= 4);
    assertThat(gauge("karcis.refunds.refused")).isEqualTo(1);
    await().until(() -> gauge("karcis.refunds.oldest.age") >= 1);
    assertThat(output.getAll().lines().filter(line -> line.contains(id.toString()))).hasSize(1);
    assertThat(BOOKING.refunds(order.getOrderId())).isEmpty();

    refuseRefunds(false);

    await().until(() -> !BOOKING.refunds(order.getOrderId()).isEmpty());
    assertThat(gauge("karcis.refunds.refused")).isZero();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
