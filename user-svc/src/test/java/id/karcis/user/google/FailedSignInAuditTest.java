package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each failed sign-in leaves one audit row, which tells the reason and no secret.
class FailedSignInAuditTest extends GoogleSignInTest {

  private List<@Nullable String> failuresOf(String state) {
    return jdbc.sql(
            """
            select details::text from audit_log
            where action = 'SignInFailed' and resource_type = 'SignInState' and resource_id = ?
              and actor is null
            """)
        .param(HexFormat.of().formatHex(RandomText.hash(state)))
        .query(String.class)
        .list();
  }

  private static String reason(String name) {
    return "{\"reason\": \"%s\"}".formatted(name);
  }

  private void fails(String binding, CompleteGoogleSignInRequest request) {
    var _ = refusal(() -> complete(binding, request).answer());
  }

  @Test
  void tellsOfTheStateOfAnotherBrowser() {
    var begun = begin();

    fails(begin().binding(), answer(begun));

    assertThat(failuresOf(begun.state())).containsExactly(reason("SIGN_IN_STATE_INVALID"));
  }

  @Test
  void tellsOfAForgedStateWithoutRepeatingIt() {
    var forged = "forged-" + UUID.randomUUID();
    var begun = begin();

    fails(begun.binding(), answer(begun).toBuilder().setState(forged).build());

    assertThat(failuresOf(forged)).containsExactly(reason("SIGN_IN_STATE_INVALID"));
    assertThat(rowsWith(forged)).isZero();
  }

  @Test
  void tellsThatThePersonSaidNoWithoutWhatTheBrowserSent() {
    var begun = begin();

    fails(begun.binding(), answer(begun).toBuilder().setError("access_denied_dewi").build());

    assertThat(failuresOf(begun.state())).containsExactly(reason("SIGN_IN_REFUSED"));
  }

  @Test
  void tellsOfACodeThatIsNotTaken() {
    var begun = begin();
    ISSUER.on(
        ScriptedIssuer.TOKEN, new ScriptedIssuer.Reply(400, "{\"error\": \"invalid_grant\"}"));

    fails(begun.binding(), answer(begun).toBuilder().setCode("a-code-to-hide").build());

    assertThat(failuresOf(begun.state())).containsExactly(reason("SIGN_IN_CODE_INVALID"));
    assertThat(rowsWith("a-code-to-hide")).isZero();
  }

  @Test
  void tellsWhichCheckAnIdTokenFails() {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).audience("another-client").build()));

    fails(begun.binding(), answer(begun));

    assertThat(failuresOf(begun.state()))
        .containsExactly("{\"reason\": \"ID_TOKEN_INVALID\", \"problem\": \"AUDIENCE\"}");
  }

  /// Its transaction is rolled back; the row stays.
  @Test
  void tellsOfAnAddressThatIsNotVerified() {
    var begun = begin();
    var email = newEmail();
    var claims = person(UUID.randomUUID().toString(), email).claim("nonce", begun.nonce());
    ISSUER.gives(ISSUER.signed(claims.claim("email_verified", false).build()));

    fails(begun.binding(), answer(begun));

    assertThat(failuresOf(begun.state())).containsExactly(reason("EMAIL_NOT_VERIFIED"));
    assertThat(rowsWith(email)).isZero();
  }

  @Test
  void saysNothingOfSuccessNorOfAnIssuerThatIsAway() {
    var good = begin();
    ISSUER.gives(ISSUER.signed(good(good).build()));
    assertThat(complete(good).answer().getAccessToken()).isNotEmpty();
    var away = begin();
    ISSUER.on(ScriptedIssuer.TOKEN, new ScriptedIssuer.Reply(503, ""));
    assertIssuerAway(refusal(() -> complete(away).answer()));

    assertThat(failuresOf(good.state())).isEmpty();
    assertThat(failuresOf(away.state())).isEmpty();
  }

  private int rowsWith(String text) {
    return jdbc.sql("select count(*) from audit_log where strpos(audit_log::text, ?) > 0")
        .param(text)
        .query(Integer.class)
        .single();
  }
}
