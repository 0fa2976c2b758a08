package id.karcis.platform.identity;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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

  private final TokenSignatures signatures;
  private final InstantSource clock;
  private final VerifiedTokens<Caller> verified = new VerifiedTokens<>();

  /// Verifies with the public keys of `keys`.
  public AccessTokens(TokenKeys keys, InstantSource clock) {
    this.signatures = new TokenSignatures(keys);
    this.clock = clock;
  }

  /// Returns whom the token speaks for.
  public Caller verify(String token) {
    var now = clock.instant();
    var known = verified.find(token, now);
    if (known != null) {
      return known;
    }
    var claims = signatures.verify(token, AccessTokens::invalid);
    var caller = TokenClaims.read(claims, now);
    verified.keep(token, caller, claims.getExpirationTime().toInstant(), now);
    return caller;
  }

  static Refusal invalid(String problem) {
    return Refusals.unauthenticated(
        ErrorReason.TOKEN_INVALID, "the access token is not valid: " + problem);
  }

  static boolean isOver(Instant expiry, Instant now) {
    return now.isAfter(expiry.plus(SKEW));
  }
}
