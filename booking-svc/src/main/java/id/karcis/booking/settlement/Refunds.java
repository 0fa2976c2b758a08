package id.karcis.booking.settlement;

import id.karcis.booking.order.Settler.Paid;
import id.karcis.booking.payment.Refund;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Orders refunds: written with the decision, sent after it, by the outbox.
@Component
class Refunds {

  private final RefundProtos outbox;

  Refunds(RefundProtos outbox) {
    this.outbox = outbox;
  }

  /// Sends all of a payment back, once.
  ///
  /// @param reason for people
  void order(Paid paid, String reason) {
    outbox.add(
        paid.orderId(),
        new Refund(
            paid.paymentId(),
            refundId(paid.paymentId()),
            paid.amountMinor(),
            paid.currencyCode(),
            reason));
  }

  /// The same for the same payment, so that asking twice sends back once.
  private static UUID refundId(UUID paymentId) {
    var name = "refund " + paymentId;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
