package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.StartGoogleSignInRequest;
import id.karcis.platform.embedded.Ports;
import id.karcis.user.UserServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An issuer that was never there. The service starts without it.
class IssuerDownTest extends UserServiceTest {

  @DynamicPropertySource
  static void nobody(DynamicPropertyRegistry registry) {
    registry.add("karcis.google.issuer", () -> "http://127.0.0.1:" + Ports.free());
    registry.add("karcis.google.client-id", () -> "a-client");
  }

  @Test
  void saysSoAndKeepsNothing() {
    var before = attempts();
    for (int i = 0; i < 5; i++) {
      var refusal =
          refusal(() -> auth().startGoogleSignIn(StartGoogleSignInRequest.getDefaultInstance()));

      GoogleSignInTest.assertIssuerAway(refusal);
    }
    assertThat(attempts()).isEqualTo(before);
  }

  private int attempts() {
    return jdbc.sql("select count(*) from sign_in_attempts").query(Integer.class).single();
  }

  @Test
  void signsInWithPasswordsAllTheSame() {
    assertThat(login(newCustomer()).getAccessToken()).isNotEmpty();
  }
}
