package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.Settler.Paid;
import id.karcis.platform.persistence.UuidV7;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends money back that bought nothing: late, twice, or not what the order costs. Works inside the
/// caller's transaction, which has locked the order and written its decision about the payment.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Returns {

  private final RefundWrites writes;
  private final Refunds refunds;
  private final RefundPaymentProtos outbox;

  Returns(RefundWrites writes, Refunds refunds, RefundPaymentProtos outbox) {
    this.writes = writes;
    this.refunds = refunds;
    this.outbox = outbox;
  }

  /// Sends all of a payment back. To be called once for a payment.
  ///
  /// @param reason for people
  public void sendBack(Order order, Paid paid, String reason) {
    var refund =
        new NewRefund(
            UuidV7.next(),
            order,
            paid.paymentId(),
            null,
            reason,
            paid.amountMinor(),
            0,
            paid.currencyCode(),
            List.of());
    writes.add(refund);
    writes.decide(refund.id(), RefundStatus.APPROVED, "", null);
    outbox.add(refunds.find(refund.id()).orElseThrow(), paid.paymentId());
  }
}
