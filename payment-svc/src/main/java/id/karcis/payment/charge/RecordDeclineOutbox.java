package id.karcis.payment.charge;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.order.Orders;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells booking-svc that a charge ended without money, so that its order can be changed and
/// cancelled again: promised in the transaction that writes the decline down. An order that
/// booking-svc does not know needs nothing.
@Component
class RecordDeclineOutbox implements OutboxHandler {

  private static final Logger log = LoggerFactory.getLogger(RecordDeclineOutbox.class);
  private static final String TOPIC = "record-decline";

  private final Outbox outbox;
  private final Orders orders;
  private final PaymentReads reads;

  RecordDeclineOutbox(Outbox outbox, Orders orders, PaymentReads reads) {
    this.outbox = outbox;
    this.orders = orders;
    this.reads = reads;
  }

  void promise(Payment payment) {
    outbox.add(TOPIC, payment.orderId(), StringValue.of(payment.id().toString()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var payment = reads.get(UUID.fromString(StringValue.parseFrom(payload).getValue()));
    var known = orders.recordDecline(payment);
    log.debug("decline of payment {} told; order known: {}", payment.id(), known);
  }
}
