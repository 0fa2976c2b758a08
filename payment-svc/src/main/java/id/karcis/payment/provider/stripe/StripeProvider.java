package id.karcis.payment.provider.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Unknown;
import id.karcis.payment.provider.NoTransaction;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Payments by Stripe. The buyer's client makes a payment method with Stripe and gives us its id;
/// what the buyer's bank wants besides, the client does with the client secret.
@Component
class StripeProvider implements PaymentProvider {

  static final String NAME = "STRIPE";

  private static final Pattern PAYMENT_METHOD = Pattern.compile("pm_[A-Za-z0-9_]{1,250}");

  private final StripeSettings settings;
  private final StripeCharges charges;
  private final StripeRefunds refunds;
  private final StripeIntents intents;
  private final StripeApi api;

  StripeProvider(
      StripeSettings settings,
      StripeCharges charges,
      StripeRefunds refunds,
      StripeIntents intents,
      StripeApi api) {
    this.settings = settings;
    this.charges = charges;
    this.refunds = refunds;
    this.intents = intents;
    this.api = api;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return settings.isConfigured();
  }

  @Override
  public void checkToken(String token) {
    if (!PAYMENT_METHOD.matcher(token).matches()) {
      throw Refusals.invalid(
          "token", token, "the id of a Stripe payment method, such as pm_card_visa");
    }
  }

  @Override
  public ChargeOutcome charge(ChargeOrder charge, Duration limit) {
    NoTransaction.require();
    return charges.charge(charge, limit);
  }

  @Override
  public Optional<ChargeOutcome> find(UUID idempotencyKey) {
    NoTransaction.require();
    return intents
        .find(idempotencyKey)
        .flatMap(known -> {
          var intentId = known.intentId();
          return intentId == null ? Optional.of(notCharged()) : retrieve(intentId);
        });
  }

  @Override
  public ChargeOutcome forbid(UUID idempotencyKey) {
    NoTransaction.require();
    var intentId = intents.forbid(idempotencyKey).intentId();
    return intentId == null ? notCharged() : cancel(intentId);
  }

  @Override
  public RefundOutcome refund(RefundOrder refund) {
    NoTransaction.require();
    return refunds.refund(refund);
  }

  private Optional<ChargeOutcome> retrieve(String intentId) {
    try {
      return StripeOutcomes.of(api.retrieve(intentId));
    } catch (StripeException e) {
      throw new StripeFailure(e);
    }
  }

  /// Stripe refuses to cancel what is paid, or canceled already, or just being decided.
  private ChargeOutcome cancel(String intentId) {
    try {
      return StripeOutcomes.of(api.cancel(intentId)).orElseGet(Unknown::new);
    } catch (InvalidRequestException _) {
      return retrieve(intentId).orElseGet(Unknown::new);
    } catch (StripeException e) {
      throw new StripeFailure(e);
    }
  }

  private static ChargeOutcome notCharged() {
    return new Declined(ChargeOutcome.NOT_CHARGED);
  }
}
