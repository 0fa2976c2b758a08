package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.StartGoogleSignInRequest;
import io.grpc.Status.Code;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// State, binding, PKCE, redirects.
class SignInFlowTest extends GoogleSignInTest {

  @Test
  void sendsTheBrowserToTheIssuerWithAllOfOAuth() {
    var begun = begin("/events");
    var uri = URI.create(begun.answer().getAuthorizationUri());

    assertThat(begun.location()).isEqualTo(uri.toString());
    assertThat(uri.toString()).startsWith(ISSUER.name() + "/authorize?");
    assertThat(query(uri))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", CLIENT_ID)
        .containsEntry("redirect_uri", "http://localhost:3001/api/auth/google/callback")
        .containsEntry("scope", "openid email profile")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge")
        .doesNotContainValue(begun.binding());
    assertThat(begun.cookie())
        .startsWith("karcis_sign_in=")
        .contains("Path=/api/auth/google;", "Max-Age=600", "HttpOnly", "SameSite=Lax");
    assertThat(Instant.ofEpochSecond(begun.answer().getExpireTime().getSeconds()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(9)), Instant.now().plus(Duration.ofMinutes(11)));
  }

  @Test
  void bringsTheBrowserBackWithATokenToExchange() {
    var begun = begin("/events?category=musik");
    ISSUER.gives(ISSUER.signed(good(begun).build()));

    var completed = complete(begun);

    var token = completed.answer().getRefreshToken();
    assertThat(completed.location())
        .isEqualTo("http://localhost:3001/events?category=musik#refreshToken=" + token);
    assertThat(completed.cookie()).startsWith("karcis_sign_in=;").contains("Max-Age=0");
    var session =
        auth().refreshSession(RefreshSessionRequest.newBuilder().setRefreshToken(token).build());
    var user = users(session).getUser(GetUserRequest.newBuilder().setId("me").build());
    assertThat(user).isEqualTo(completed.answer().getUser());
  }

  @Test
  void provesItselfToTheIssuerAndSendsTheVerifierOfItsChallenge() {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));

    complete(begun);

    var request = ISSUER.requests(ScriptedIssuer.TOKEN).getFirst();
    var pair = CLIENT_ID + ":" + CLIENT_SECRET.replace("&", "%26");
    assertThat(request.authorization())
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    assertThat(request.form())
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "a-code")
        .containsEntry("redirect_uri", "http://localhost:3001/api/auth/google/callback")
        .doesNotContainKey("client_secret");
    assertThat(RandomText.challenge(request.form().getOrDefault("code_verifier", "")))
        .isEqualTo(begun.parameter("code_challenge"));
  }

  @Test
  void keepsNoSecretOfASignInReadable() {
    var begun = begin();

    var row =
        jdbc.sql("select * from sign_in_attempts where state_hash = ?")
            .param(RandomText.hash(begun.state()))
            .query()
            .singleRow()
            .toString();

    assertThat(row).doesNotContain(begun.state(), begun.nonce(), begun.binding());
  }

  private void assertStateInvalid(String binding, CompleteGoogleSignInRequest request) {
    var refusal = refusedWithoutTrace(() -> complete(binding, request).answer());

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_STATE_INVALID, Map.of());
    assertThat(ISSUER.requests(ScriptedIssuer.TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "forged", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or true --"})
  void refusesAForgedState(String state) {
    var begun = begin();

    assertStateInvalid(begun.binding(), answer(begun).toBuilder().setState(state).build());
  }

  @Test
  void refusesTheStateOfAnotherBrowserAndDoesNotUseItUp() {
    var begun = begin();
    var other = begin();

    assertStateInvalid(other.binding(), answer(begun));

    ISSUER.gives(ISSUER.signed(good(begun).build()));
    assertThat(complete(begun).answer().getAccessToken()).isNotEmpty();
  }

  @Test
  void refusesABrowserWithoutTheCookie() {
    var begun = begin();

    var refusal = refusedWithoutTrace(() -> auth().completeGoogleSignIn(answer(begun)));

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_STATE_INVALID, Map.of());
  }

  @Test
  void refusesAReplayedState() {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));
    complete(begun);
    ISSUER.reset();

    assertStateInvalid(begun.binding(), answer(begun));
  }

  @Test
  void refusesAnAttemptThatTookTooLongAndForgetsIt() {
    var begun = begin();
    var state = RandomText.hash(begun.state());
    jdbc.sql("update sign_in_attempts set expire_time = now() where state_hash = ?")
        .param(state)
        .update();

    assertStateInvalid(begun.binding(), answer(begun));
  }

  @Test
  void tellsThatThePersonSaidNo() {
    var begun = begin();
    var request =
        CompleteGoogleSignInRequest.newBuilder()
            .setState(begun.state())
            .setError("access_denied")
            .setErrorDescription("<script>alert(1)</script>")
            .build();

    var refusal = refusedWithoutTrace(() -> complete(begun.binding(), request).answer());

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_REFUSED, Map.of("error", "access_denied"));
    assertThat(refusal.message()).doesNotContain("script");
    assertStateInvalid(begun.binding(), answer(begun));
  }

  @Test
  void repeatsNoErrorThatIsNone() {
    var begun = begin();
    var request = answer(begun).toBuilder().clearCode().setError("<b>call +62 800</b>").build();

    var refusal = refusedWithoutTrace(() -> complete(begun.binding(), request).answer());

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_REFUSED, Map.of("error", "unknown"));
  }

  @Test
  void refusesAnAnswerOfAnotherIssuer() {
    var begun = begin();

    assertStateInvalid(
        begun.binding(), answer(begun).toBuilder().setIss("https://evil.example").build());
  }

  @Test
  void takesAnAnswerInWhichTheIssuerNamesItself() {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));

    var completed =
        complete(begun.binding(), answer(begun).toBuilder().setIss(ISSUER.name()).build());

    assertThat(completed.answer().getAccessToken()).isNotEmpty();
  }

  @Test
  void refusesAnAnswerWithoutACode() {
    var begun = begin();

    var refusal =
        refusedWithoutTrace(() ->
            complete(begun.binding(), answer(begun).toBuilder().clearCode().build()).answer());

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_CODE_INVALID, Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "evil",
        "/a b",
        "/a#b",
        "/%zz",
        "/\"",
        "/a\r\nSet-Cookie: x=y"
      })
  void returnsToPathsOfThisSiteOnly(String path) {
    var refusal =
        refusal(() ->
            auth()
                .startGoogleSignIn(
                    StartGoogleSignInRequest.newBuilder().setReturnTo(path).build()));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations()).hasSize(1);
    assertThat(refusal.violations().getFirst().field()).isEqualTo("returnTo");
  }
}
