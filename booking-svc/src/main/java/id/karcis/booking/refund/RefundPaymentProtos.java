package id.karcis.booking.refund;

import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts approved refunds into the outbox, from where [GrpcRefundDelivery] takes them.
@Component
class RefundPaymentProtos {

  static final String TOPIC = "refund-payment";

  private final Outbox outbox;

  RefundPaymentProtos(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(Refund refund, UUID paymentId) {
    outbox.add(
        TOPIC,
        refund.orderId(),
        RefundPaymentRequest.newBuilder()
            .setPaymentId(paymentId.toString())
            .setRefundId(refund.id().toString())
            .setAmount(Amounts.money(refund.amountMinor(), refund.currencyCode()))
            .setReason(reason(refund))
            .build());
  }

  /// The buyer's own words stay here.
  private static String reason(Refund refund) {
    return refund.ticketIds().isEmpty()
        ? refund.reason()
        : "%d tickets of order %s were given back"
            .formatted(refund.ticketIds().size(), refund.orderCode());
  }
}
