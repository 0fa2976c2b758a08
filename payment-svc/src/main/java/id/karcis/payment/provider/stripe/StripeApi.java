package id.karcis.payment.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// The requests to Stripe that we make. Each is made once, with a limit: who repeats it decides so
/// knowingly, and what moves money carries an idempotency key.
@Component
class StripeApi {

  /// Of what nobody waits for with a limit of their own.
  static final Duration LIMIT = Duration.ofSeconds(4);

  private static final String WITH_CHARGE = "latest_charge";

  private final StripeClient client;

  StripeApi(StripeSettings settings) {
    client =
        StripeClient.builder()
            .setApiKey(settings.isConfigured() ? settings.secretKey() : "none")
            .setApiBase(settings.apiBase())
            .setHttpClient(new StripeHttp())
            .setMaxNetworkRetries(0)
            .build();
  }

  PaymentIntent create(PaymentIntentCreateParams intent, String idempotencyKey, Duration limit)
      throws StripeException {
    return client.v1().paymentIntents().create(intent, options(idempotencyKey, limit));
  }

  PaymentIntent confirm(String intent, String paymentMethod, String idempotencyKey, Duration limit)
      throws StripeException {
    var params =
        PaymentIntentConfirmParams.builder()
            .setPaymentMethod(paymentMethod)
            .addExpand(WITH_CHARGE)
            .build();
    return client.v1().paymentIntents().confirm(intent, params, options(idempotencyKey, limit));
  }

  PaymentIntent retrieve(String intent) throws StripeException {
    var params = PaymentIntentRetrieveParams.builder().addExpand(WITH_CHARGE).build();
    return client.v1().paymentIntents().retrieve(intent, params, options(LIMIT));
  }

  PaymentIntent cancel(String intent) throws StripeException {
    var params =
        PaymentIntentCancelParams.builder()
            .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
            .build();
    return client.v1().paymentIntents().cancel(intent, params, options(LIMIT));
  }

  Refund refund(RefundCreateParams refund, String idempotencyKey) throws StripeException {
    return client.v1().refunds().create(refund, options(idempotencyKey, LIMIT));
  }

  StripeCollection<Refund> refunds(RefundListParams asked) throws StripeException {
    return client.v1().refunds().list(asked, options(LIMIT));
  }

  private static RequestOptions options(Duration limit) {
    return RequestOptions.builder().setReadTimeout((int) limit.toMillis()).build();
  }

  private static RequestOptions options(String idempotencyKey, Duration limit) {
    return RequestOptions.builder()
        .setIdempotencyKey(idempotencyKey)
        .setReadTimeout((int) limit.toMillis())
        .build();
  }
}
