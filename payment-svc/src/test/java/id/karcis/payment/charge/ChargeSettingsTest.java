package id.karcis.payment.charge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChargeSettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void leaseMustOutlastTheCall() {
    assertThatThrownBy(() -> new ChargeSettings(SECOND, SECOND, SECOND))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("karcis.payment.charge.attempt-lease");
  }

  @Test
  void timesMustBePositive() {
    assertThatThrownBy(() -> new ChargeSettings(Duration.ZERO, SECOND, SECOND))
        .hasMessageContaining("karcis.payment.charge.provider-deadline");
    assertThatThrownBy(() -> new ChargeSettings(SECOND, SECOND.multipliedBy(2), SECOND.negated()))
        .hasMessageContaining("karcis.payment.charge.recovery-interval");
  }
}
