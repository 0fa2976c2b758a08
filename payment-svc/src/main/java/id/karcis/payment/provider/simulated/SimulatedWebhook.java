package id.karcis.payment.provider.simulated;

import id.karcis.payment.provider.NotificationJson;
import id.karcis.payment.provider.ProviderEvent;
import id.karcis.payment.provider.ProviderNotification;
import id.karcis.payment.provider.UnreadableNotificationException;
import id.karcis.payment.provider.WebhookSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads notifications in the name of the simulated provider: `{"id": "evt_1", "charge":
/// "<UUID>"}`, where `charge` is the idempotency key of a charge. What became of it stands in the
/// provider's memory: nobody can tell what is not so.
@Component
class SimulatedWebhook implements WebhookSource {

  private static final Logger log = LoggerFactory.getLogger(SimulatedWebhook.class);

  private final SimulatedSettings settings;
  private final SimulatedCharges charges;

  SimulatedWebhook(SimulatedSettings settings, SimulatedCharges charges) {
    this.settings = settings;
    this.charges = charges;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public List<String> secrets() {
    return settings.webhookSecrets();
  }

  @Override
  public List<ProviderEvent> read(String body) {
    var event = NotificationJson.parse(body);
    var id = event.name("id");
    var key = uuid(event.name("charge"));
    var known = charges.find(key);
    if (known.isEmpty()) {
      log.info("notification {} is about charge {}, which was never made", id, key);
    }
    return known
        .<ProviderEvent>map(
            it -> new ProviderNotification(SimulatedProvider.NAME, id, key, it.outcome()))
        .stream()
        .toList();
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new UnreadableNotificationException("a JSON object with a UUID as 'charge'");
    }
  }
}
