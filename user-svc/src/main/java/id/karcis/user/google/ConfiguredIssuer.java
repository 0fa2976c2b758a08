package id.karcis.user.google;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import id.karcis.user.google.issuer.Issuer;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The issuer of the settings, if there is one.
@Component
@EnableConfigurationProperties(GoogleSettings.class)
final class ConfiguredIssuer implements AutoCloseable {

  private final @Nullable Issuer issuer;

  ConfiguredIssuer(
      GoogleSettings settings, @Value("${karcis.public-url}") String publicUrl, Clock clock) {
    issuer = settings.checked().areGiven() ? new Issuer(settings.client(publicUrl), clock) : null;
  }

  /// Returns it, or refuses UNIMPLEMENTED `SIGN_IN_NOT_CONFIGURED`.
  Issuer required() {
    if (issuer == null) {
      throw Refusals.unimplemented(
          ErrorReason.SIGN_IN_NOT_CONFIGURED, "sign-in with Google is not set up here");
    }
    return issuer;
  }

  /// Returns it if it is the one of that name.
  Optional<Issuer> named(String name) {
    return Optional.ofNullable(issuer).filter(it -> it.name().equals(name));
  }

  @Override
  public void close() {
    if (issuer != null) {
      issuer.close();
    }
  }
}
