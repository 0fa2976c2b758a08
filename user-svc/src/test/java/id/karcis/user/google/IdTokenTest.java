package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ID tokens that must not be believed, and odd ones that may.
class IdTokenTest extends GoogleSignInTest {

  private static void assertInvalid(Refusal refusal, String problem) {
    assertUnauthenticated(refusal, ErrorReason.ID_TOKEN_INVALID, Map.of("problem", problem));
  }

  @Test
  void refusesTheNonceOfAnotherSignIn() {
    var other = begin();

    assertInvalid(refusedToken(it -> it.claim("nonce", other.nonce())), "NONCE");
    assertInvalid(refusedToken(it -> it.claim("nonce", null)), "NONCE");
    assertInvalid(refusedToken(it -> it.claim("nonce", List.of("a"))), "NONCE");
  }

  @Test
  void refusesATokenForAnotherClient() {
    assertInvalid(refusedToken(it -> it.audience("another-client")), "AUDIENCE");
    assertInvalid(refusedToken(it -> it.audience((String) null)), "AUDIENCE");
    assertInvalid(refusedToken(it -> it.audience(List.of(CLIENT_ID, "another"))), "AUDIENCE");
    assertInvalid(refusedToken(it -> it.claim("azp", "another-client")), "AUDIENCE");
  }

  @Test
  void takesSeveralAudiencesIfTheAuthorizedPartyIsThisClient() {
    var claims =
        person("several", newEmail())
            .audience(List.of(CLIENT_ID, "another"))
            .claim("azp", CLIENT_ID);

    assertThat(signIn(claims).answer().getAccessToken()).isNotEmpty();
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    assertInvalid(refusedToken(it -> it.issuer("https://accounts.google.com")), "ISSUER");
    assertInvalid(refusedToken(it -> it.issuer(ISSUER.name() + "/")), "ISSUER");
    assertInvalid(refusedToken(it -> it.issuer(null)), "ISSUER");
  }

  @Test
  void refusesATokenThatIsNotOfNow() {
    var now = Instant.now();

    assertInvalid(
        refusedToken(it -> it.expirationTime(Date.from(now.minusSeconds(90)))), "EXPIRED");
    assertInvalid(refusedToken(it -> it.issueTime(Date.from(now.plusSeconds(90)))), "EXPIRED");
  }

  @Test
  void allowsTheIssuersClockAMinute() {
    var expired = Date.from(Instant.now().minusSeconds(30));

    var completed = signIn(person("slow-clock", newEmail()).expirationTime(expired));

    assertThat(completed.answer().getAccessToken()).isNotEmpty();
  }

  @Test
  void refusesATokenWithoutAClaimThatMustBeThere() {
    assertInvalid(refusedToken(it -> it.expirationTime(null)), "MALFORMED");
    assertInvalid(refusedToken(it -> it.issueTime(null)), "MALFORMED");
    assertInvalid(refusedToken(it -> it.subject(null)), "MALFORMED");
    assertInvalid(refusedToken(it -> it.subject("")), "MALFORMED");
    assertInvalid(refusedToken(it -> it.subject("s".repeat(256))), "MALFORMED");
    assertInvalid(refusedToken(it -> it.subject("sübject")), "MALFORMED");
  }

  @Test
  void refusesASignatureOfAnotherKey() {
    var another = ScriptedIssuer.newKey(ISSUER.key().getKeyID());

    var refusal = refusedSignIn(begun -> ScriptedIssuer.signed(good(begun).build(), another));

    assertInvalid(refusal, "SIGNATURE");
  }

  @Test
  void refusesAKeyThatTheIssuerDoesNotPublish() {
    var another = ScriptedIssuer.newKey("unheard-of");

    var refusal = refusedSignIn(begun -> ScriptedIssuer.signed(good(begun).build(), another));

    assertInvalid(refusal, "SIGNATURE");
  }

  @Test
  void refusesChangedClaims() {
    var refusal =
        refusedSignIn(begun -> {
          var token = ISSUER.signed(good(begun).build()).split("\\.");
          var other = ISSUER.signed(good(begun).subject("somebody-else").build()).split("\\.");
          return token[0] + "." + other[1] + "." + token[2];
        });

    assertInvalid(refusal, "SIGNATURE");
  }

  @Test
  void refusesATokenWithoutSignature() {
    assertInvalid(
        refusedSignIn(begun -> new PlainJWT(good(begun).build()).serialize()), "SIGNATURE");
  }

  @Test
  void refusesASignatureWithTheClientsSecretOrThePublicKey() throws Exception {
    var secret = CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);
    var published = ISSUER.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    for (var key : List.of(secret, published)) {
      var signer = new MACSigner(key);

      var refusal =
          refusedSignIn(begun ->
              ScriptedIssuer.signed(
                  good(begun).build(), JWSAlgorithm.HS256, ISSUER.key().getKeyID(), signer));

      assertInvalid(refusal, "SIGNATURE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b.c", "e30.e30.e30"})
  void refusesWhatIsNoToken(String text) {
    assertInvalid(refusedSignIn(_ -> text), "MALFORMED");
  }

  @Test
  void refusesATokenWithoutEnd() {
    assertInvalid(refusedToken(it -> it.claim("picture", "p".repeat(20_000))), "MALFORMED");
  }
}
