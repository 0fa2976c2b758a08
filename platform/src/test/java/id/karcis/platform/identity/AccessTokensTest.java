package id.karcis.platform.identity;

import static id.karcis.platform.probe.TestTokens.claims;
import static id.karcis.platform.probe.TestTokens.newKey;
import static id.karcis.platform.probe.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final UUID USER = UUID.fromString("0190b3f1-7c1e-7d2a-9c55-3f0e8a6b1c42");

  private final ECKey key = newKey("k1");
  private JWKSet known = new JWKSet(key.toPublicJWK());
  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final AccessTokens tokens = new AccessTokens(() -> known, clock);

  @Test
  void readsWhoTheTokenSpeaksFor() {
    var caller = tokens.verify(sign(key, good().build()));
    assertThat(caller).isEqualTo(new Caller(USER, Role.CUSTOMER, "session-1"));
    assertThat(caller.mayActFor(USER)).isTrue();
    assertThat(caller.mayActFor(UUID.randomUUID())).isFalse();
  }

  @Test
  void refusesUnsignedToken() {
    assertRefused(new PlainJWT(good().build()).serialize(), "not a signed JWT");
  }

  @Test
  void refusesTokenWithAlgorithmNoneAndAnEmptySignature() {
    var parts = sign(key, good().build()).split("\\.", -1);
    var header = com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\",\"kid\":\"k1\"}");
    assertRefused(header + "." + parts[1] + ".", "not a signed JWT");
  }

  @Test
  void refusesSecretMadeOfThePublicKey() throws Exception {
    var jwt = new SignedJWT(header(JWSAlgorithm.HS256, "k1"), good().build());
    jwt.sign(new MACSigner(key.toECPublicKey().getEncoded()));
    assertRefused(jwt.serialize(), "algorithm is not ES256");
  }

  @Test
  void refusesOtherAlgorithm() throws Exception {
    var strong = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
    var jwt = new SignedJWT(header(JWSAlgorithm.ES384, "k1"), good().build());
    jwt.sign(new ECDSASigner(strong));
    assertRefused(jwt.serialize(), "algorithm is not ES256");
  }

  @Test
  void refusesKeyOfSomebodyElse() {
    assertRefused(sign(newKey("k1"), good().build()), "signature does not match");
  }

  @Test
  void refusesUnknownKey() {
    assertRefused(sign(newKey("k2"), good().build()), "unknown key");
  }

  @Test
  void refusesTokenThatBringsItsOwnKey() throws Exception {
    var own = newKey("own");
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build();
    var jwt = new SignedJWT(header, good().build());
    jwt.sign(new ECDSASigner(own));
    assertRefused(jwt.serialize(), "names no key");
  }

  @Test
  void refusesChangedClaims() {
    var parts = sign(key, good().build()).split("\\.", -1);
    var forged =
        com.nimbusds.jose.util.Base64URL.encode(claims(USER, Role.ADMIN).build().toString());
    assertRefused(parts[0] + "." + forged + "." + parts[2], "signature does not match");
  }

  @Test
  void refusesExpiredTokenAfterTheSkew() {
    var expiry = now.minus(Duration.ofSeconds(31));
    assertRefused(sign(key, good().expirationTime(Date.from(expiry)).build()), "expired");
    var within = now.minus(Duration.ofSeconds(25));
    assertThat(tokens.verify(sign(key, good().expirationTime(Date.from(within)).build())))
        .isNotNull();
  }

  @Test
  void refusesRememberedTokenOnceItExpires() {
    var token = sign(key, good().build());
    assertThat(tokens.verify(token)).isNotNull();
    now = now.plus(Duration.ofMinutes(11));
    assertRefused(token, "expired");
  }

  @Test
  void refusesTokenFromTheFuture() {
    var later = Date.from(now.plusSeconds(120));
    assertRefused(sign(key, good().issueTime(later).build()), "issued in the future");
    assertRefused(sign(key, good().notBeforeTime(later).build()), "not valid yet");
  }

  @Test
  void refusesWrongOrMissingClaims() {
    assertRefused(sign(key, good().issuer("else").build()), "issuer");
    assertRefused(sign(key, good().audience("else").build()), "audience");
    assertRefused(sign(key, good().subject("me").build()), "subject");
    assertRefused(sign(key, good().claim("role", "OWNER").build()), "role");
    for (var claim : new String[] {"sub", "exp", "iat", "role", "sid"}) {
      assertRefused(sign(key, good().claim(claim, null).build()), "no claim " + claim);
    }
    assertRefused(sign(key, good().issuer(null).build()), "issuer");
  }

  @Test
  void refusesRubbish() {
    for (var rubbish : new String[] {"", ".", "..", "a.b.c", "e30.e30.", "💥", "x".repeat(5000)}) {
      Assertions.assertThatThrownBy(() -> tokens.verify(rubbish)).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void stopsTrustingAWithdrawnKeyWithinAMinute() {
    var token = sign(key, good().build());
    assertThat(tokens.verify(token)).isNotNull();
    known = new JWKSet(newKey("k2").toPublicJWK());
    now = now.plusSeconds(61);
    assertRefused(token, "unknown key");
  }

  @Test
  void remembersABoundedNumber() {
    var memory = new VerifiedTokens<Caller>();
    var caller = new Caller(USER, Role.CUSTOMER, "s");
    for (int i = 0; i < 25_000; i++) {
      memory.keep("token" + i, caller, now.plusSeconds(600), now);
    }
    assertThat(memory.size()).isBetween(1, 10_000);
  }

  private JWTClaimsSet.Builder good() {
    return claims(USER, Role.CUSTOMER);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).keyID(kid).build();
  }

  private void assertRefused(String token, String problem) {
    var refusal = Assertions.catchThrowableOfType(Refusal.class, () -> tokens.verify(token));
    assertThat(refusal).as("token should be refused: %s", problem).isNotNull();
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
    assertThat(refusal.message()).contains(problem);
    if (!token.isEmpty()) {
      assertThat(refusal.message()).doesNotContain(token);
    }
  }

  @Test
  void serviceTokensExpireAndNeedTheSecret() {
    var secret = "0123456789012345678901234567890123456789";
    var mine = new ServiceTokens("booking-svc", secret, clock);
    var token = mine.current();
    assertThat(mine.verify(token)).isEqualTo("booking-svc");
    assertThat(mine.current()).isEqualTo(token);
    var other = new ServiceTokens("evil", secret.replace('0', 'x'), Clock.systemUTC());
    Assertions.assertThatThrownBy(() -> mine.verify(other.current())).isInstanceOf(Refusal.class);
    now = now.plusSeconds(71);
    Assertions.assertThatThrownBy(() -> mine.verify(token)).isInstanceOf(Refusal.class);
    assertThat(mine.verify(mine.current())).isEqualTo("booking-svc");
  }

  @Test
  void wantsAServiceSecretOfSomeLength() {
    Assertions.assertThatThrownBy(() -> new ServiceTokens("a", "short", clock))
        .hasMessage("Setting karcis.service-secret: has 5 bytes; expected 32 or more");
    Assertions.assertThatThrownBy(() -> new ServiceTokens("a", "", clock))
        .hasMessageContaining("is missing");
  }
}
