package id.karcis.payment.provider.simulated;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How slow the simulated provider is.
///
/// @param timeout how long `tok_timeout` answers nothing before it settles
/// @param lateAfter how long after the order has run out `tok_late` settles
/// @param pollInterval pause between looks for notifications that are due
/// @param redeliverAfter when a notification that was not taken in is told again
/// @param webhookSecret what webhooks in its name are signed with; several, separated by commas,
///   while one takes the place of another; empty: they are refused
@ConfigurationProperties("karcis.payment.simulated")
public record SimulatedSettings(
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("5s") Duration lateAfter,
    @DefaultValue("200ms") Duration pollInterval,
    @DefaultValue("5s") Duration redeliverAfter,
    @DefaultValue("") String webhookSecret) {

  private static final int MIN_SECRET = 16;

  public SimulatedSettings {
    requirePositive("timeout", timeout);
    requirePositive("late-after", lateAfter);
    requirePositive("poll-interval", pollInterval);
    requirePositive("redeliver-after", redeliverAfter);
    if (split(webhookSecret).stream().anyMatch(secret -> secret.length() < MIN_SECRET)) {
      throw new SettingException(
          "karcis.payment.simulated.webhook-secret",
          "is too short; expected secrets of %d characters or more, separated by commas"
              .formatted(MIN_SECRET));
    }
  }

  List<String> webhookSecrets() {
    return split(webhookSecret);
  }

  private static List<String> split(String secrets) {
    return Arrays.stream(secrets.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /// Leaves the secret out.
  @Override
  public String toString() {
    return "SimulatedSettings[" + timeout + ", " + lateAfter + "]";
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new SettingException(
          "karcis.payment.simulated." + name,
          "is %s; expected longer than zero".formatted(duration));
    }
  }
}
