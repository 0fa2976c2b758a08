package id.karcis.payment.charge;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long charges may take.
///
/// @param providerDeadline how long a provider may take to answer before a charge counts as not
///   known
/// @param attemptLease after which an attempt without a known end is asked about; longer than
///   `providerDeadline`, so that the call itself is over by then
/// @param recoveryInterval pause between looks for such attempts
@ConfigurationProperties("karcis.payment.charge")
public record ChargeSettings(
    @DefaultValue("5s") Duration providerDeadline,
    @DefaultValue("15s") Duration attemptLease,
    @DefaultValue("1s") Duration recoveryInterval) {

  private static final String PREFIX = "karcis.payment.charge.";

  public ChargeSettings {
    requirePositive("provider-deadline", providerDeadline);
    requirePositive("recovery-interval", recoveryInterval);
    if (attemptLease.compareTo(providerDeadline) <= 0) {
      throw new SettingException(
          PREFIX + "attempt-lease",
          "is %s; expected more than provider-deadline, %s"
              .formatted(attemptLease, providerDeadline));
    }
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new SettingException(
          PREFIX + name, "is %s; expected longer than zero".formatted(duration));
    }
  }
}
