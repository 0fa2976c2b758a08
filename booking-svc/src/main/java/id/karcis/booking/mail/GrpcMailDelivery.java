package id.karcis.booking.mail;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Carries the ids of mails through the outbox.
@Component
class GrpcMailDelivery implements OutboxHandler {

  private static final String TOPIC = "mail";

  private final Outbox outbox;
  private final ObjectProvider<MailDelivery> delivery;

  GrpcMailDelivery(Outbox outbox, ObjectProvider<MailDelivery> delivery) {
    this.outbox = outbox;
    this.delivery = delivery;
  }

  /// Sends a mail off when the current transaction commits.
  void add(UUID mailId) {
    outbox.add(TOPIC, mailId, StringValue.of(mailId.toString()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    delivery.getObject().deliver(UUID.fromString(StringValue.parseFrom(payload).getValue()));
  }
}
