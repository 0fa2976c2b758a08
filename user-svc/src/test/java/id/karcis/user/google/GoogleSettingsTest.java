package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleSettingsTest {

  private static final String PUBLIC = "https://tickets.example";

  private static GoogleSettings with(String issuer, String id, String secret, String returnUrl) {
    return new GoogleSettings(issuer, id, secret, returnUrl).checked();
  }

  @Test
  void areGoogleUnlessAnotherIssuerIsNamed() {
    var client = with("", "a-client", "a-secret", "").client(PUBLIC);

    assertThat(client.issuer()).isEqualTo("https://accounts.google.com");
    assertThat(client.redirectUri()).hasToString(PUBLIC + "/api/auth/google/callback");
    assertThat(client.toString()).doesNotContain("a-secret");
  }

  @Test
  void mayBeAbsent() {
    assertThat(with("", "", "", "").areGiven()).isFalse();
  }

  @Test
  void bringPeopleBackToThePublicAddressUnlessToldOtherwise() {
    assertThat(with("", "a-client", "", "").returnBase(PUBLIC)).isEqualTo(PUBLIC);
    assertThat(with("", "a-client", "", "https://app.example/shop/").returnBase(PUBLIC))
        .isEqualTo("https://app.example/shop");
  }

  @Test
  void takeAnIssuerOfThisMachineWithoutTls() {
    for (var host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
      var issuer = "http://" + host + ":3006/demo";
      assertThat(with(issuer, "a-client", "", "").client(PUBLIC).issuer()).isEqualTo(issuer);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          ''                        | ''       | s3cret-text | ''             | CLIENT_ID
          https://issuer.example    | ''       | ''          | ''             | CLIENT_ID
          ''                        | 'a b'    | ''          | ''             | CLIENT_ID
          ''                        | a-client | 's3cret x'  | ''             | CLIENT_SECRET
          http://issuer.example     | a-client | s3cret-text | ''             | ISSUER
          http://localhost.example  | a-client | s3cret-text | ''             | ISSUER
          https://issuer.example/?a | a-client | s3cret-text | ''             | ISSUER
          https://u@issuer.example  | a-client | s3cret-text | ''             | ISSUER
          issuer.example            | a-client | s3cret-text | ''             | ISSUER
          ''                        | a-client | s3cret-text | tickets        | RETURN_URL
          ''                        | a-client | s3cret-text | javascript:x   | RETURN_URL
          ''                        | a-client | s3cret-text | https://a/#b   | RETURN_URL
          """)
  void nameTheOneThatIsWrongInOneLine(
      String issuer, String id, String secret, String returnUrl, String setting) {
    assertThatThrownBy(() -> with(issuer, id, secret, returnUrl))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("KARCIS_GOOGLE_" + setting)
        .message()
        .hasLineCount(1)
        .doesNotContain("s3cret");
  }
}
