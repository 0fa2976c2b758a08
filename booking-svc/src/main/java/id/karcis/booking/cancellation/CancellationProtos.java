package id.karcis.booking.cancellation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.platform.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes and reads the messages that name a cancelled event.
@Component
class CancellationProtos {

  static final String TOPIC = "event-cancelled";

  private final Outbox outbox;

  CancellationProtos(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(UUID eventId) {
    outbox.add(TOPIC, eventId, StringValue.of(eventId.toString()));
  }

  static UUID eventId(ByteString payload) throws InvalidProtocolBufferException {
    return UUID.fromString(StringValue.parseFrom(payload).getValue());
  }
}
