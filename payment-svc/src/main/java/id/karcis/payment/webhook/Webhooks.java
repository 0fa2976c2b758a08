package id.karcis.payment.webhook;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.provider.NotificationHandler;
import id.karcis.payment.provider.ProviderEvent;
import id.karcis.payment.provider.ProviderNotification;
import id.karcis.payment.provider.RefundNotification;
import id.karcis.payment.provider.RefundNotificationHandler;
import id.karcis.payment.provider.UnreadableNotificationException;
import id.karcis.payment.provider.WebhookSource;
import id.karcis.platform.error.Refusals;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes in notifications. What is not signed is refused before anything of it is read; what fails
/// later is refused too, so that the provider tells it again.
@Component
public class Webhooks {

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  /// Providers' notifications have a few kilobytes.
  private static final int MAX_BYTES = 256 * 1024;

  private final Map<String, WebhookSource> sources;
  private final NotificationHandler charges;
  private final RefundNotificationHandler refunds;
  private final Clock clock;

  Webhooks(
      List<WebhookSource> sources,
      NotificationHandler charges,
      RefundNotificationHandler refunds,
      Clock clock) {
    this.sources =
        sources.stream()
            .collect(Collectors.toUnmodifiableMap(WebhookSource::name, Function.identity()));
    this.charges = charges;
    this.refunds = refunds;
    this.clock = clock;
  }

  /// Takes in a notification; returns when all of it is written down. Refuses NOT_FOUND for an
  /// unknown provider, `PROVIDER_NOT_CONFIGURED`, `WEBHOOK_SIGNATURE_INVALID`, a body that is too
  /// large, and INVALID_ARGUMENT for one that the provider signed and that is no notification.
  ///
  /// @param provider as in the path, such as `stripe`
  /// @param signature the header as it came
  public void take(String provider, @Nullable String signature, byte[] body) {
    var source = sources.get(provider);
    if (source == null) {
      throw Refusals.notFound("PaymentProvider", provider);
    }
    requireSigned(source, signature, body);
    var events = read(source, body);
    log.debug("{} told of {} things of ours", provider, events.size());
    events.forEach(this::handle);
  }

  private void requireSigned(WebhookSource source, @Nullable String signature, byte[] body) {
    var secrets = source.secrets();
    if (secrets.isEmpty()) {
      throw Refusals.unimplemented(
          ErrorReason.PROVIDER_NOT_CONFIGURED,
          "notifications of %s are not set up here: there is no secret to verify them by"
              .formatted(source.name()),
          Map.of("provider", source.name().toUpperCase(Locale.ROOT)));
    }
    if (body.length > MAX_BYTES) {
      throw Refusals.tooLarge(MAX_BYTES);
    }
    WebhookSignature.parse(signature).require(body, secrets, clock.instant());
  }

  private static List<ProviderEvent> read(WebhookSource source, byte[] body) {
    try {
      return source.read(new String(body, StandardCharsets.UTF_8));
    } catch (UnreadableNotificationException e) {
      throw Refusals.invalid("payload", "***", String.valueOf(e.getMessage()));
    }
  }

  private void handle(ProviderEvent event) {
    switch (event) {
      case ProviderNotification charge -> charges.handle(charge);
      case RefundNotification refund -> refunds.handle(refund);
    }
  }
}
