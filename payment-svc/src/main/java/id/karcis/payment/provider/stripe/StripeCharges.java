package id.karcis.payment.provider.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Unknown;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes money: creates the intent, writes down its name, confirms it. Whatever ends this before
/// the confirmation leaves an intent that nobody can pay.
@Component
class StripeCharges {

  private static final Logger log = LoggerFactory.getLogger(StripeCharges.class);
  private static final String CONFIRM = "-confirm";

  private final StripeApi api;
  private final StripeIntents intents;

  StripeCharges(StripeApi api, StripeIntents intents) {
    this.api = api;
    this.intents = intents;
  }

  ChargeOutcome charge(ChargeOrder charge, Duration limit) {
    var amount = StripeAmounts.toStripe(charge.amount());
    if (amount.isEmpty()) {
      return new Declined("amount_not_representable");
    }
    var end = System.nanoTime() + limit.toNanos();
    PaymentIntent intent;
    try {
      intent = api.create(intent(charge, amount.getAsLong()), key(charge), limit);
    } catch (StripeException e) {
      return notCreated(charge, e);
    }
    if (!intents.add(charge.idempotencyKey(), intent.getId())) {
      return new Declined(ChargeOutcome.NOT_CHARGED);
    }
    return confirm(charge, intent, Duration.ofNanos(end - System.nanoTime()));
  }

  private static PaymentIntentCreateParams intent(ChargeOrder charge, long amount) {
    return PaymentIntentCreateParams.builder()
        .setAmount(amount)
        .setCurrency(charge.amount().currencyCode().toLowerCase(Locale.ROOT))
        .setDescription("Order " + charge.code())
        .setAutomaticPaymentMethods(
            AutomaticPaymentMethods.builder()
                .setEnabled(true)
                .setAllowRedirects(AllowRedirects.NEVER)
                .build())
        .putMetadata("order_id", charge.orderId().toString())
        .putMetadata("order_code", charge.code())
        .putMetadata("attempt_id", key(charge))
        .build();
  }

  private static String key(ChargeOrder charge) {
    return charge.idempotencyKey().toString();
  }

  /// No money can have moved: the charge is forbidden, so that the buyer may try again at once.
  private ChargeOutcome notCreated(ChargeOrder charge, StripeException e) {
    log.warn("charge {} was not begun", charge.idempotencyKey(), new StripeFailure(e));
    if (intents.forbid(charge.idempotencyKey()).intentId() != null) {
      return new Unknown();
    }
    return new Declined(
        e instanceof InvalidRequestException && e.getCode() != null
            ? e.getCode()
            : ChargeOutcome.NOT_CHARGED);
  }

  private ChargeOutcome confirm(ChargeOrder charge, PaymentIntent intent, Duration left) {
    if (!left.isPositive()) {
      return new Unknown();
    }
    try {
      var confirmed = api.confirm(intent.getId(), charge.token(), key(charge) + CONFIRM, left);
      return StripeOutcomes.of(confirmed).orElseGet(Unknown::new);
    } catch (CardException e) {
      return StripeOutcomes.declined(e);
    } catch (InvalidRequestException e) {
      return refused(intent, e);
    } catch (StripeException e) {
      throw new StripeFailure(e);
    }
  }

  /// A payment method that is none, or an intent that was paid or closed by now.
  private ChargeOutcome refused(PaymentIntent intent, InvalidRequestException e) {
    try {
      return StripeOutcomes.of(api.retrieve(intent.getId()))
          .orElseGet(() -> new Declined(StripeOutcomes.code(null, e.getCode())));
    } catch (StripeException second) {
      throw new StripeFailure(second);
    }
  }
}
