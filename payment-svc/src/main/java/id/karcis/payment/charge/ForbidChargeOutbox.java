package id.karcis.payment.charge;

import com.google.protobuf.StringValue;
import id.karcis.platform.outbox.Outbox;
import org.springframework.stereotype.Component;

/// Promises that a declined charge is closed at its provider as well, when the buyer holds what
/// finishes it: else they could still pay by it, with another card, an order that is paid by
/// another payment by then. [ForbidChargeDeliveryOutbox] keeps the promise.
@Component
class ForbidChargeOutbox {

  static final String TOPIC = "forbid-charge";

  private final Outbox outbox;

  ForbidChargeOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  void promise(Attempt attempt) {
    outbox.add(TOPIC, attempt.paymentId(), StringValue.of(attempt.id().toString()));
  }
}
