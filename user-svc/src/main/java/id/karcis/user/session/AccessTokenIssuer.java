package id.karcis.user.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.platform.identity.AccessTokens;
import id.karcis.user.account.Account;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes access tokens: JWTs signed with ES256, verified by every service with [AccessTokens].
@Component
final class AccessTokenIssuer {

  /// How long a token is good for, unless its session ends before.
  static final Duration LIFETIME = AccessTokens.LIFETIME;

  private final SigningKeyRing keys;
  private final Clock clock;

  AccessTokenIssuer(SigningKeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Returns a token that speaks for the account in the role it has now. It does not outlive the
  /// session.
  AccessToken issue(Account account, OpenSession session) {
    var now = clock.instant();
    var lifetime = shorter(LIFETIME, Duration.between(now, session.expireTime()));
    return new AccessToken(sign(claims(account, session.id(), now, lifetime)), lifetime);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String sign(JWTClaimsSet claims) {
    var key = keys.signing();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(key.kid()).build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new ECDSASigner((ECPrivateKey) key.privateKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign with key " + key.kid(), e);
    }
    return jwt.serialize();
  }

  private static JWTClaimsSet claims(
      Account account, UUID sessionId, Instant now, Duration lifetime) {
    return new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject(account.id().toString())
        .claim(AccessTokens.ROLE_CLAIM, account.role().name())
        .claim(AccessTokens.SESSION_CLAIM, sessionId.toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)))
        .build();
  }
}
