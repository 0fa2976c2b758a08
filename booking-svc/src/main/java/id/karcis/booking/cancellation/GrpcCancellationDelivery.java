package id.karcis.booking.cancellation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through the orders of a cancelled event, a few seconds at a time: what is left then is the
/// work of another message, so that no delivery outlives its lease.
@Component
class GrpcCancellationDelivery implements OutboxHandler {

  private final EventUndoing undoing;
  private final CancellationProtos outbox;
  private final TransactionTemplate transaction;

  GrpcCancellationDelivery(
      EventUndoing undoing, CancellationProtos outbox, TransactionTemplate transaction) {
    this.undoing = undoing;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  @Override
  public String topic() {
    return CancellationProtos.TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var eventId = CancellationProtos.eventId(payload);
    if (!undoing.begin(eventId)) {
      transaction.executeWithoutResult(_ -> outbox.add(eventId));
    }
  }
}
