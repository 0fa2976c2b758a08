package id.karcis.local;

import id.karcis.local.issuer.DemoIssuer;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a service must be told to live on this machine, whether in this JVM or in one of its own.
public final class ServiceProperties {

  private ServiceProperties() {}

  static Map<String, String> of(
      Service service, LocalSettings settings, LocalServers servers, PortPlan own) {
    var database = servers.database();
    var ports = settings.ports();
    var properties = new LinkedHashMap<String, String>();
    properties.put("spring.config.name", service.label());
    properties.put("spring.grpc.server.address", "127.0.0.1");
    properties.put("spring.grpc.server.port", String.valueOf(own.of(service.part())));
    properties.put("karcis.management.port", String.valueOf(own.managementOf(service.part())));
    properties.put("spring.datasource.url", database.jdbcUrl(service.database()));
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("karcis.redis.url", servers.redisUrl());
    properties.put("karcis.service-secret", ServiceSecret.of(settings.dataDir()));
    properties.put(
        "karcis.key-ring-file", new KeyRingFile(settings.keyRing()).ensured().toString());
    properties.put("karcis.user.address", ports.addressOf(Part.USER));
    properties.put("karcis.booking.address", ports.addressOf(Part.BOOKING));
    properties.put("karcis.payment.address", ports.addressOf(Part.PAYMENT));
    properties.put("karcis.public-url", settings.edgeUrl().toString());
    properties.put(
        "karcis.payment.simulated.webhook-secret", ServiceSecret.ofWebhooks(settings.dataDir()));
    // Mails without a mail server; with KARCIS_SMTP_HOST nothing goes there.
    properties.put("karcis.mail.directory", settings.mailFolder().toString());
    properties.put("karcis.admin.email", settings.admin().email());
    properties.put("karcis.admin.password", settings.admin().password());
    if (settings.demoIssuer()) {
      properties.put("karcis.google.issuer", DemoIssuer.uri(ports.of(Part.ISSUER)).toString());
      properties.put("karcis.google.client-id", DemoIssuer.CLIENT_ID);
      properties.put("karcis.google.client-secret", DemoIssuer.CLIENT_SECRET);
    }
    return properties;
  }
}
