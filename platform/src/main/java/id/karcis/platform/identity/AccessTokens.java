package id.karcis.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Verifies users' access tokens: a JWT (RFC 7519) signed with ES256 by user-svc and by nobody
/// else. The key decides, never the token's header. Every refusal is UNAUTHENTICATED
/// `TOKEN_INVALID` and says what is wrong without repeating the token. Safe for use by several
/// threads.
public final class AccessTokens {

  /// Claim `iss` of every access token.
  public static final String ISSUER = "karcis";

  /// Claim `aud` of every access token.
  public static final String AUDIENCE = "karcis";

  /// Claim that holds a [Role] by name.
  public static final String ROLE_CLAIM = "role";

  /// Claim that holds the session.
  public static final String SESSION_CLAIM = "sid";

  /// How long a token lives at most.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /// How far the clocks of two machines may differ.
  static final Duration SKEW = Duration.ofSeconds(30);

  private static final int MAX_TOKEN_CHARACTERS = 4096;

  private final TokenKeys keys;
  private final InstantSource clock;
  private final VerifiedTokens verified = new VerifiedTokens();

  /// Verifies with the public keys of `keys`.
  public AccessTokens(TokenKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Returns whom the token speaks for.
  public Caller verify(String token) {
    var now = clock.instant();
    var known = verified.find(token, now);
    if (known != null) {
      return known;
    }
    if (token.length() > MAX_TOKEN_CHARACTERS) {
      throw invalid("it is longer than " + MAX_TOKEN_CHARACTERS + " characters");
    }
    var jwt = parse(token);
    verifySignature(jwt);
    var claims = claims(jwt);
    var caller = TokenClaims.read(claims, now);
    verified.keep(token, caller, claims.getExpirationTime().toInstant(), now);
    return caller;
  }

  private static SignedJWT parse(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException _) {
      throw invalid("it is not a signed JWT");
    }
  }

  private void verifySignature(SignedJWT jwt) {
    if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
      throw invalid("its algorithm is not ES256");
    }
    try {
      if (!jwt.verify(new ECDSAVerifier(key(jwt.getHeader().getKeyID())))) {
        throw invalid("its signature does not match");
      }
    } catch (JOSEException _) {
      throw invalid("its signature cannot be verified");
    }
  }

  private ECKey key(@Nullable String id) {
    if (id == null) {
      throw invalid("it names no key");
    }
    var key = find(keys.current(), id);
    key = key == null ? find(keys.afterUnknownKey(), id) : key;
    if (key == null) {
      throw invalid("it is signed by an unknown key");
    }
    return key;
  }

  private static @Nullable ECKey find(JWKSet set, String id) {
    return set.getKeyByKeyId(id) instanceof ECKey key ? key : null;
  }

  private static JWTClaimsSet claims(SignedJWT jwt) {
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException _) {
      throw invalid("its claims are malformed");
    }
  }

  static Refusal invalid(String problem) {
    return Refusals.unauthenticated(
        ErrorReason.TOKEN_INVALID, "the access token is not valid: " + problem);
  }

  static boolean isOver(Instant expiry, Instant now) {
    return now.isAfter(expiry.plus(SKEW));
  }
}
