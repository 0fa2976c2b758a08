package id.karcis.payment;

import id.karcis.payment.provider.PaymentProvider;
import java.util.UUID;

/// Against Stripe's recorded answers.
class StripeProviderContractTest extends ProviderContract {

  @Override
  PaymentProvider provider() {
    return stripeProvider;
  }

  @Override
  String good() {
    return "pm_card_visa";
  }

  @Override
  String bad() {
    return "pm_card_visa_chargeDeclinedInsufficientFunds";
  }

  @Override
  String badReason() {
    return "insufficient_funds";
  }

  @Override
  long taken(UUID idempotencyKey, UUID order) {
    return STRIPE.account.taken(order.toString());
  }
}
