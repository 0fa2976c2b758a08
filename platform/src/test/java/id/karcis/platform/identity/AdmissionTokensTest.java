package id.karcis.platform.identity;

import static id.karcis.platform.probe.TestTokens.newKey;
import static id.karcis.platform.probe.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.probe.TestTokens;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTokensTest {

  private final UUID user = UUID.randomUUID();
  private final UUID event = UUID.randomUUID();
  private final ECKey key = newKey("k1");
  private Instant now = Instant.now();
  private final AdmissionTokens tokens =
      new AdmissionTokens(() -> new JWKSet(key.toPublicJWK()), () -> now);

  private JWTClaimsSet.Builder good() {
    return TestTokens.admission(user, event);
  }

  private void refused(@Nullable String token, String problem) {
    var refusal =
        Assertions.catchThrowableOfType(Refusal.class, () -> tokens.require(token, user, event));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.NOT_ADMITTED);
    assertThat(refusal.metadata())
        .containsEntry("problem", problem)
        .containsEntry("eventId", event.toString());
    assertThat(refusal.message()).contains("join its queue");
    if (token != null && !token.isEmpty()) {
      assertThat(refusal.message()).doesNotContain(token);
    }
  }

  @Test
  void admitsItsUserToItsEvent() {
    var token = sign(key, good().build());
    tokens.require(token, user, event);
    tokens.require(token, user, event);
  }

  @Test
  void missesAToken() {
    refused(null, "MISSING");
    refused("", "MISSING");
  }

  @Test
  void refusesForgedTokens() {
    refused("rubbish", "INVALID");
    refused("x".repeat(5_000), "INVALID");
    refused(new PlainJWT(good().build()).serialize(), "INVALID");
    refused(sign(newKey("k1"), good().build()), "INVALID");
    refused(sign(newKey("k2"), good().build()), "INVALID");
    refused(sign(key, good().issuer("somebody").build()), "INVALID");
    refused(sign(key, good().claim(AdmissionTokens.EVENT_CLAIM, null).build()), "INVALID");
    refused(sign(key, good().subject(null).build()), "INVALID");
    refused(sign(key, good().expirationTime(null).build()), "INVALID");
  }

  @Test
  void refusesAccessTokensAndIsRefusedAsOne() {
    refused(sign(key, TestTokens.claims(user, Role.CUSTOMER).build()), "INVALID");
    var access = new AccessTokens(() -> new JWKSet(key.toPublicJWK()), () -> now);
    Assertions.assertThatThrownBy(() -> access.verify(sign(key, good().build())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void refusesTokensOfOthersAlsoOnceTheyAreKnown() {
    var other = UUID.randomUUID();
    var theirs = sign(key, TestTokens.admission(other, event).build());
    tokens.require(theirs, other, event);
    refused(theirs, "INVALID");
    var elsewhere = sign(key, TestTokens.admission(user, other).build());
    tokens.require(elsewhere, user, other);
    refused(elsewhere, "INVALID");
  }

  @Test
  void refusesTokensThatEndedAlsoOnceTheyAreKnown() {
    var token = sign(key, good().expirationTime(Date.from(now.plusSeconds(30))).build());
    tokens.require(token, user, event);
    now = now.plusSeconds(120);
    refused(token, "EXPIRED");
    refused(sign(key, good().expirationTime(Date.from(now.minusSeconds(60))).build()), "EXPIRED");
  }
}
