package id.karcis.payment.charge;

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

  public ChargeSettings {
    if (!providerDeadline.isPositive() || !recoveryInterval.isPositive()) {
      throw new IllegalArgumentException(
          "karcis.payment.charge.provider-deadline and .recovery-interval must be longer than zero");
    }
    if (attemptLease.compareTo(providerDeadline) <= 0) {
      throw new IllegalArgumentException(
          "karcis.payment.charge.attempt-lease is %s, expected more than provider-deadline %s"
              .formatted(attemptLease, providerDeadline));
    }
  }
}
