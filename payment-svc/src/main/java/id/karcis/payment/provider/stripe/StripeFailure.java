package id.karcis.payment.provider.stripe;

import com.stripe.exception.StripeException;

/// Stripe did not say what became of a request. Tells of Stripe's answer only what is safe to log.
final class StripeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StripeFailure(StripeException cause) {
    super(
        "Stripe did not answer as hoped: %s, HTTP %s, code %s, request %s"
            .formatted(
                cause.getClass().getSimpleName(),
                cause.getStatusCode(),
                cause.getCode(),
                cause.getRequestId()),
        cause.getCause());
  }
}
