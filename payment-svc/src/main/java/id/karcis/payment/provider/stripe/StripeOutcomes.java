package id.karcis.payment.provider.stripe;

import com.stripe.exception.CardException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.ActionRequired;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Succeeded;
import id.karcis.payment.provider.ChargeOutcome.Unknown;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the states of a payment intent mean here.
final class StripeOutcomes {

  private static final String DECLINED = "declined";

  private StripeOutcomes() {}

  /// Returns what became of a charge; empty if Stripe was not told to make it yet.
  static Optional<ChargeOutcome> of(PaymentIntent intent) {
    return switch (Objects.requireNonNullElse(intent.getStatus(), "")) {
      case "succeeded" -> Optional.of(new Succeeded(intent.getId(), time(intent)));
      case "canceled" -> Optional.of(closed(intent));
      case "requires_action" -> Optional.of(new ActionRequired(intent.getClientSecret()));
      case "requires_payment_method" ->
          Optional.ofNullable(intent.getLastPaymentError()).map(error -> new Declined(code(error)));
      case "requires_confirmation" -> Optional.empty();
      default -> Optional.of(new Unknown());
    };
  }

  private static Declined closed(PaymentIntent intent) {
    var error = intent.getLastPaymentError();
    return new Declined(error == null ? ChargeOutcome.NOT_CHARGED : code(error));
  }

  /// When the money came; when it was asked for where Stripe does not say.
  private static Instant time(PaymentIntent intent) {
    var charge = intent.getLatestChargeObject();
    return Instant.ofEpochSecond(charge == null ? intent.getCreated() : charge.getCreated());
  }

  static Declined declined(CardException e) {
    return new Declined(code(e.getDeclineCode(), e.getCode()));
  }

  private static String code(StripeError error) {
    return code(error.getDeclineCode(), error.getCode());
  }

  /// The bank's reason where there is one, such as `insufficient_funds`.
  static String code(@Nullable String declineCode, @Nullable String code) {
    return declineCode != null ? declineCode : Objects.requireNonNullElse(code, DECLINED);
  }
}
