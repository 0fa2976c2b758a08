package id.karcis.payment.provider.stripe;

import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Succeeded;
import id.karcis.payment.provider.NotificationJson;
import id.karcis.payment.provider.ProviderEvent;
import id.karcis.payment.provider.ProviderNotification;
import id.karcis.payment.provider.RefundNotification;
import id.karcis.payment.provider.WebhookSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads Stripe's events. The endpoint at Stripe may be of another API version than the library, so
/// their JSON is read as it is, by fields that all versions have had. Whose charge it is, our own
/// memory tells.
@Component
class StripeWebhook implements WebhookSource {

  private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);

  private final StripeSettings settings;
  private final StripeIntents intents;

  StripeWebhook(StripeSettings settings, StripeIntents intents) {
    this.settings = settings;
    this.intents = intents;
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public List<String> secrets() {
    return settings.isConfigured() ? settings.webhookSecrets() : List.of();
  }

  @Override
  public List<ProviderEvent> read(String body) {
    var event = NotificationJson.parse(body);
    var id = event.name("id");
    var object = event.object("data").object("object");
    return switch (event.name("type")) {
      case "payment_intent.succeeded" -> charge(id, object, succeeded(event, object));
      case "payment_intent.payment_failed", "payment_intent.canceled" ->
          charge(id, object, declined(object));
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          refund(id, object).stream().toList();
      // Only older versions list the refunds here; newer ones tell of each of them.
      case "charge.refunded" ->
          object
              .object("refunds")
              .list("data")
              .flatMap(it -> refund(id + "/" + it.name("id"), it).stream())
              .toList();
      default -> List.of();
    };
  }

  private static ChargeOutcome succeeded(NotificationJson event, NotificationJson intent) {
    return new Succeeded(intent.name("id"), Instant.ofEpochSecond(event.number("created")));
  }

  private static ChargeOutcome declined(NotificationJson intent) {
    var error = intent.object("last_payment_error");
    var code = error.text("code");
    var declineCode = error.text("decline_code");
    return new Declined(
        code == null && declineCode == null
            ? ChargeOutcome.NOT_CHARGED
            : StripeOutcomes.code(declineCode, code));
  }

  private List<ProviderEvent> charge(String id, NotificationJson intent, ChargeOutcome outcome) {
    var key = intents.keyOf(intent.name("id"));
    if (key.isEmpty()) {
      log.info("event {} of Stripe is about payment intent {}, not ours", id, intent.name("id"));
    }
    return key
        .<ProviderEvent>map(it -> new ProviderNotification(StripeProvider.NAME, id, it, outcome))
        .stream()
        .toList();
  }

  /// A refund of ours carries our name for it. One that somebody made at Stripe by hand does not,
  /// and our books do not know of it.
  private Optional<ProviderEvent> refund(String id, NotificationJson refund) {
    var reference = refund.name("id");
    var ours = uuid(refund.object("metadata").text(StripeRefunds.REFUND_ID));
    if (ours.isEmpty()) {
      var intent = refund.text("payment_intent");
      if (intent != null && intents.keyOf(intent).isPresent()) {
        log.error(
            "refund {} of {} was made at Stripe, not by us: the books differ", reference, intent);
      }
      return Optional.empty();
    }
    var outcome =
        StripeRefunds.outcome(reference, refund.text("status"), refund.text("failure_reason"));
    return ours.map(it -> new RefundNotification(StripeProvider.NAME, id, it, reference, outcome));
  }

  private static Optional<UUID> uuid(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
