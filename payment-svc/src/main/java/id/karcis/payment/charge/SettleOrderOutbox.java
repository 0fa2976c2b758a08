package id.karcis.payment.charge;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.order.Orders;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.payment.Payments;
import id.karcis.payment.payment.Settlement;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells booking-svc that the money of an order is here: promised in the transaction that writes it
/// down, delivered until booking-svc has answered. What it answers is kept; a refund that is due is
/// booking-svc's to ask for. An order that booking-svc does not know is told of for an hour; the
/// money is then counted by `karcis.payments.order.unknown`.
@Component
class SettleOrderOutbox implements OutboxHandler {

  private static final Logger log = LoggerFactory.getLogger(SettleOrderOutbox.class);
  private static final String TOPIC = "settle-order";

  private final Outbox outbox;
  private final Orders orders;
  private final PaymentReads reads;
  private final Payments payments;
  private final DatabaseClock clock;

  SettleOrderOutbox(
      Outbox outbox, Orders orders, PaymentReads reads, Payments payments, DatabaseClock clock) {
    this.clock = clock;
    this.outbox = outbox;
    this.orders = orders;
    this.reads = reads;
    this.payments = payments;
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
    var settlement = orders.settle(payment).orElseGet(() -> unknown(payment));
    payments.recordSettlement(payment.id(), settlement);
    log.debug("order {} of payment {}: {}", payment.orderId(), payment.id(), settlement);
  }

  private Settlement unknown(Payment payment) {
    if (clock.instant().isBefore(payment.updateTime().plus(Orders.UNKNOWN_FOR_GOOD))) {
      throw new IllegalStateException("booking-svc does not know order " + payment.orderId());
    }
    log.atError()
        .addKeyValue("order", payment.orderId())
        .addKeyValue("payment", payment.id())
        .log(
            "booking-svc does not know the order of payment {}, which has its money", payment.id());
    return Settlement.ORDER_UNKNOWN;
  }
}
