package id.karcis.payment.charge;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.provider.Providers;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Closes declined charges at their provider. Money that was faster is written down like any other.
@Component
class ForbidChargeDeliveryOutbox implements OutboxHandler {

  private final Attempts attempts;
  private final Providers providers;
  private final ChargeResults results;

  ForbidChargeDeliveryOutbox(Attempts attempts, Providers providers, ChargeResults results) {
    this.attempts = attempts;
    this.providers = providers;
    this.results = results;
  }

  @Override
  public String topic() {
    return ForbidChargeOutbox.TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var id = UUID.fromString(StringValue.parseFrom(payload).getValue());
    var attempt = attempts.find(id).orElseThrow();
    var _ = results.record(attempt, providers.named(attempt.provider()).forbid(id));
  }
}
