package id.karcis.payment.wire;

import id.karcis.api.payment.v1.Payment;
import id.karcis.payment.charge.ClientSecrets;
import id.karcis.platform.identity.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells buyers, and nobody else, what their client finishes a pending payment with. Added last:
/// answers that are kept for repetitions do not hold it.
@Component
class GrpcClientSecrets {

  private final ClientSecrets secrets;

  GrpcClientSecrets(ClientSecrets secrets) {
    this.secrets = secrets;
  }

  Payment addTo(Payment payment, Caller caller) {
    if (payment.getStatus() != Payment.Status.PENDING
        || !payment.getUserId().equals(caller.userId().toString())) {
      return payment;
    }
    return secrets
        .of(UUID.fromString(payment.getId()))
        .map(secret -> payment.toBuilder().setClientSecret(secret).build())
        .orElse(payment);
  }
}
