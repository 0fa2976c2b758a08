package id.karcis.payment.refund;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.order.Orders;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells booking-svc that money went back, until it has answered.
@Component
class RecordRefundOutbox implements OutboxHandler {

  private static final Logger log = LoggerFactory.getLogger(RecordRefundOutbox.class);
  private static final String TOPIC = "record-refund";

  private final Outbox outbox;
  private final Refunds refunds;
  private final PaymentReads payments;
  private final Orders orders;
  private final DatabaseClock clock;

  RecordRefundOutbox(
      Outbox outbox, Refunds refunds, PaymentReads payments, Orders orders, DatabaseClock clock) {
    this.clock = clock;
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
    var payment = payments.get(refund.paymentId());
    if (!orders.recordRefund(payment, refund.id(), refund.amount())) {
      unknown(payment, refund);
    }
  }

  private void unknown(Payment payment, Refund refund) {
    if (clock.instant().isBefore(payment.updateTime().plus(Orders.UNKNOWN_FOR_GOOD))) {
      throw new IllegalStateException("booking-svc does not know order " + payment.orderId());
    }
    log.atError()
        .addKeyValue("order", payment.orderId())
        .addKeyValue("refund", refund.id())
        .log("booking-svc does not know the order of refund {}", refund.id());
  }
}
