package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.platform.error.Refusal;
import id.karcis.user.google.ScriptedIssuer.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An issuer that is down, slow, or talks nonsense after the person has been there.
class IssuerFailureTest extends GoogleSignInTest {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Refusal refusedWith(Reply reply) {
    var begun = begin();
    ISSUER.on(ScriptedIssuer.TOKEN, reply);
    return refusedWithoutTrace(() -> complete(begun).answer());
  }

  private LoginResponse signInWithGoodToken() {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));
    return complete(begun).answer();
  }

  @ParameterizedTest
  @CsvSource({"400, invalid_grant", "403, access_denied", "400, invalid_request"})
  void tellsThatTheIssuerDoesNotTakeTheCode(int status, String error) {
    var refusal = refusedWith(new Reply(status, "{\"error\": \"%s\"}".formatted(error)));

    assertUnauthenticated(refusal, ErrorReason.SIGN_IN_CODE_INVALID, Map.of());
  }

  @Test
  void doesNotBlameThePersonForASecretThatIsWrong() {
    assertIssuerAway(refusedWith(new Reply(401, "{\"error\": \"invalid_client\"}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500, 503})
  void waitsForATokenEndpointThatIsBroken(int status) {
    assertIssuerAway(refusedWith(new Reply(status, "<html>")));
    assertThat(ISSUER.requests("/elsewhere")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "[]",
        "{}",
        "{\"id_token\": 7}",
        "{\"id_token\": null}",
        "null",
        "\u0000"
      })
  void waitsForATokenEndpointThatTalksNonsense(String body) {
    assertIssuerAway(refusedWith(Reply.ok(body)));
  }

  @Test
  void readsNoAnswerWithoutEnd() {
    var tenMegabytes = "{\"id_token\": \"" + "x".repeat(10_000_000) + "\"}";

    assertIssuerAway(refusedWith(Reply.ok(tenMegabytes)));
  }

  @Test
  void givesUpOnATokenEndpointThatIsSlow() {
    var begun = begin();
    var end = new CountDownLatch(1);
    ISSUER.on(
        ScriptedIssuer.TOKEN,
        _ -> {
          end.await();
          return Reply.ok("{}");
        });
    var start = System.nanoTime();

    assertIssuerAway(refusedWithoutTrace(() -> complete(begun).answer()));

    end.countDown();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
  }

  @Test
  void tellsThatTheIssuerIsDown() {
    var begun = begin();
    ISSUER.stop();
    try {
      assertIssuerAway(refusedWithoutTrace(() -> complete(begun).answer()));
    } finally {
      ISSUER.start();
    }
  }

  @Test
  void followsTheIssuersNewKey() {
    signInWithGoodToken();
    ISSUER.rotate("second");

    assertThat(signInWithGoodToken().getAccessToken()).isNotEmpty();
    assertThat(ISSUER.requests(ScriptedIssuer.JWKS)).hasSize(1);

    signInWithGoodToken();
    assertThat(ISSUER.requests(ScriptedIssuer.JWKS)).as("kept").hasSize(1);
  }

  @Test
  void doesNotBelieveATokenWhileItsKeyCannotBeRead() {
    signInWithGoodToken();
    ISSUER.rotate("third");
    ISSUER.on(ScriptedIssuer.JWKS, new Reply(503, ""));

    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));
    assertIssuerAway(refusedWithoutTrace(() -> complete(begun).answer()));
  }

  @Test
  void knowsTheOldKeysWhileTheyCannotBeReadAgain() {
    signInWithGoodToken();
    ISSUER.on(ScriptedIssuer.JWKS, new Reply(503, ""));

    assertThat(signInWithGoodToken().getAccessToken()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"keys\": 4}", "{\"keys\": null}", "{\"keys\": [null, 7]}", "{}", "null", "x"})
  void readsNoKeysThatAreNone(String body) {
    ISSUER.rotate("of " + body.hashCode());
    ISSUER.on(ScriptedIssuer.JWKS, Reply.ok(body));
    var begun = begin();
    ISSUER.gives(ISSUER.signed(good(begun).build()));

    assertIssuerAway(refusedWithoutTrace(() -> complete(begun).answer()));
  }
}
