package id.karcis.payment.refund;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.order.Orders;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells booking-svc that money went back, until it has answered.
@Component
class RecordRefundOutbox implements OutboxHandler {

  private static final String TOPIC = "record-refund";

  private final Outbox outbox;
  private final Refunds refunds;
  private final PaymentReads payments;
  private final Orders orders;

  RecordRefundOutbox(Outbox outbox, Refunds refunds, PaymentReads payments, Orders orders) {
    this.outbox = outbox;
    this.refunds = refunds;
    this.payments = payments;
    this.orders = orders;
  }

  void promise(Refund refund) {
    outbox.add(TOPIC, refund.paymentId(), StringValue.of(refund.id().toString()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var refund =
        refunds.find(UUID.fromString(StringValue.parseFrom(payload).getValue())).orElseThrow();
    orders.recordRefund(payments.get(refund.paymentId()), refund.id(), refund.amount());
  }
}
