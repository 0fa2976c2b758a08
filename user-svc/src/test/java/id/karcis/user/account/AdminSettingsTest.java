package id.karcis.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "'', teater-besar-solo, KARCIS_ADMIN_EMAIL",
    "admin@mail.example, '', KARCIS_ADMIN_PASSWORD",
    "admin, teater-besar-solo, KARCIS_ADMIN_EMAIL",
    "ad min@mail.example, teater-besar-solo, KARCIS_ADMIN_EMAIL",
    "admin@mail.example, short, KARCIS_ADMIN_PASSWORD",
    "admin@mail.example, password123, KARCIS_ADMIN_PASSWORD",
  })
  void namesTheSettingThatIsWrong(String email, String password, String setting) {
    assertThatThrownBy(() -> new AdminSettings(email, password).profile())
        .isInstanceOf(SettingException.class)
        .message()
        .contains("Setting " + setting)
        .hasLineCount(1)
        .satisfies(
            message -> assertThat(password.isEmpty() || !message.contains(password)).isTrue());
  }

  @Test
  void asksForNoAdminWhenNothingIsSet() {
    assertThat(new AdminSettings("", "").areGiven()).isFalse();
  }

  @Test
  void hidesThePassword() {
    assertThat(new AdminSettings("admin@mail.example", "teater-besar-solo").toString())
        .doesNotContain("teater");
  }
}
