package id.karcis.platform.probe;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.platform.identity.AccessTokens;
import id.karcis.platform.identity.AdmissionTokens;
import id.karcis.platform.identity.Role;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Issues access tokens as user-svc does, with a key of its own.
public final class TestTokens {

  private static final long LIFETIME_SECONDS = 600;

  private final ECKey key = newKey("test-key");

  /// Makes a key pair on P-256.
  public static ECKey newKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The pair that signs.
  public ECKey key() {
    return key;
  }

  /// What a verifier knows.
  public JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  /// A token of a user.
  public String token(UUID user, Role role) {
    return sign(key, claims(user, role).build());
  }

  /// An admission token for an event, as a waiting room gives it.
  public String admitting(UUID user, UUID event) {
    return sign(key, admission(user, event).build());
  }

  /// Claims of an admission token that are all in order.
  public static JWTClaimsSet.Builder admission(UUID user, UUID event) {
    return new JWTClaimsSet.Builder()
        .subject(user.toString())
        .issuer(AccessTokens.ISSUER)
        .audience(AdmissionTokens.AUDIENCE)
        .expirationTime(Date.from(Instant.now().plusSeconds(LIFETIME_SECONDS)))
        .claim(AdmissionTokens.EVENT_CLAIM, event.toString());
  }

  /// Claims that are all in order.
  public static JWTClaimsSet.Builder claims(UUID user, Role role) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .subject(user.toString())
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
        .claim(AccessTokens.ROLE_CLAIM, role.name())
        .claim(AccessTokens.SESSION_CLAIM, "session-1");
  }

  /// Signs claims with ES256.
  public static String sign(ECKey key, JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
