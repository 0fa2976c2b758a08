package id.karcis.payment.provider.simulated;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How slow the simulated provider is.
///
/// @param timeout how long `tok_timeout` answers nothing before it settles
/// @param lateAfter how long after the order has run out `tok_late` settles
/// @param pollInterval pause between looks for notifications that are due
/// @param redeliverAfter when a notification that was not taken in is told again
@ConfigurationProperties("karcis.payment.simulated")
public record SimulatedSettings(
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("5s") Duration lateAfter,
    @DefaultValue("200ms") Duration pollInterval,
    @DefaultValue("5s") Duration redeliverAfter) {

  public SimulatedSettings {
    requirePositive("timeout", timeout);
    requirePositive("late-after", lateAfter);
    requirePositive("poll-interval", pollInterval);
    requirePositive("redeliver-after", redeliverAfter);
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new SettingException(
          "karcis.payment.simulated." + name,
          "is %s; expected longer than zero".formatted(duration));
    }
  }
}
