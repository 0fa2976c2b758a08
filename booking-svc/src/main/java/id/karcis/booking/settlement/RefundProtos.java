package id.karcis.booking.settlement;

import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.booking.payment.Refund;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts refunds into the outbox, from where [GrpcRefundDelivery] takes them.
@Component
class RefundProtos {

  static final String TOPIC = "refund-payment";

  private final Outbox outbox;

  RefundProtos(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(UUID orderId, Refund refund) {
    outbox.add(
        TOPIC,
        orderId,
        RefundPaymentRequest.newBuilder()
            .setPaymentId(refund.paymentId().toString())
            .setRefundId(refund.refundId().toString())
            .setAmount(Amounts.money(refund.amountMinor(), refund.currencyCode()))
            .setReason(refund.reason())
            .build());
  }
}
