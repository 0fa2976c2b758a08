package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "PT9M, P30D, 20, 0, karcis.sessions.idle",
    "P7D, P6D, 20, 0, karcis.sessions.absolute",
    "P7D, P30D, 0, 0, karcis.sessions.per-account",
    "P7D, P30D, 101, 0, karcis.sessions.per-account",
    "P7D, P30D, 20, -1, KARCIS_MAX_ACTIVE_USERS",
  })
  void namesASettingThatMakesNoSense(
      Duration idle, Duration absolute, int perAccount, int active, String setting) {
    assertThatThrownBy(() -> new SessionSettings(idle, absolute, perAccount, active))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(setting);
  }
}
