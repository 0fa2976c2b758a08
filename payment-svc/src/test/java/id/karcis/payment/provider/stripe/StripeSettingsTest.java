package id.karcis.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSettingsTest {

  private static final String STRIPE = "https://api.stripe.com";
  private static final String KEY = "sk_test_0123456789abcdef";

  @Test
  void nothingGivenIsNothingOffered() {
    assertThat(new StripeSettings("", "", STRIPE).isConfigured()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "rk_live_0123456789abcdef", "sk_live_0123456789abcdef"})
  void takesSecretAndRestrictedKeys(String key) {
    assertThat(new StripeSettings(key, "", STRIPE).isConfigured()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pk_live_0123456789abcdef", "sk_test_0123", "sk_test_0123 456789", "changeme"})
  void refusesWhatIsNoSecretKeyAndDoesNotRepeatIt(String key) {
    assertThatThrownBy(() -> new StripeSettings(key, "", STRIPE))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("Setting karcis.stripe.secret-key: is malformed; expected")
        .message()
        .doesNotContain(key)
        .doesNotContain("\n");
  }

  @Test
  void takesSeveralWebhookSecrets() {
    assertThat(
            new StripeSettings(KEY, "whsec_0123456789, whsec_abcdefghij", STRIPE).webhookSecrets())
        .containsExactly("whsec_0123456789", "whsec_abcdefghij");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef",
        "whsec_0123456789,secret",
        "whsec_0123456789,whsec_0123456789,whsec_0123456789,whsec_0123456789,whsec_0123456789"
      })
  void refusesWhatIsNoWebhookSecret(String secrets) {
    assertThatThrownBy(() -> new StripeSettings(KEY, secrets, STRIPE))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("Setting karcis.stripe.webhook-secret: is malformed; expected")
        .message()
        .doesNotContain("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.stripe.com", "ftp://127.0.0.1", "here", ""})
  void sendsTheKeyNowhereInClear(String address) {
    assertThatThrownBy(() -> new StripeSettings(KEY, "", address))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("Setting karcis.stripe.api-base: is");
  }

  @Test
  void showsNoSecret() {
    assertThat(new StripeSettings(KEY, "whsec_0123456789", STRIPE).toString())
        .doesNotContain("0123456789");
  }
}
