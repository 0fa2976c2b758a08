package id.karcis.booking.refund;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.booking.payment.Payments;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Hands refunds from the outbox to payment-svc.
@Component
class GrpcRefundDelivery implements OutboxHandler {

  private final Payments payments;

  GrpcRefundDelivery(Payments payments) {
    this.payments = payments;
  }

  @Override
  public String topic() {
    return RefundPaymentProtos.TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var request = RefundPaymentRequest.parseFrom(payload);
    var amount = request.getAmount();
    payments.refund(
        new id.karcis.booking.payment.Refund(
            UUID.fromString(request.getPaymentId()),
            UUID.fromString(request.getRefundId()),
            Amounts.minorUnits("amount", amount),
            amount.getCurrencyCode(),
            request.getReason()));
  }
}
