package id.karcis.payment;

import id.karcis.payment.provider.PaymentProvider;
import java.util.UUID;

class SimulatedProviderContractTest extends ProviderContract {

  @Override
  PaymentProvider provider() {
    return simulatedProvider;
  }

  @Override
  String good() {
    return "tok_approve";
  }

  @Override
  String bad() {
    return "tok_decline";
  }

  @Override
  String badReason() {
    return "card_declined";
  }

  @Override
  long taken(UUID idempotencyKey, UUID order) {
    return count(
        """
        SELECT coalesce(sum(amount_minor), 0) FROM simulated_charges
        WHERE idempotency_key = ? AND settle_time IS NOT NULL
        """,
        idempotencyKey);
  }
}
