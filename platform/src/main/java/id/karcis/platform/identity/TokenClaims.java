package id.karcis.platform.identity;

import static id.karcis.platform.identity.AccessTokens.invalid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks the claims of a token whose signature is verified.
final class TokenClaims {

  private TokenClaims() {}

  static Caller read(JWTClaimsSet claims, Instant now) {
    if (!AccessTokens.ISSUER.equals(claims.getIssuer())) {
      throw invalid("its issuer is not " + AccessTokens.ISSUER);
    }
    if (!claims.getAudience().contains(AccessTokens.AUDIENCE)) {
      throw invalid("its audience is not " + AccessTokens.AUDIENCE);
    }
    checkTimes(claims, now);
    return new Caller(subject(claims), role(claims), session(claims));
  }

  private static void checkTimes(JWTClaimsSet claims, Instant now) {
    if (AccessTokens.isOver(instant(claims.getExpirationTime(), "exp"), now)) {
      throw invalid("it has expired");
    }
    var latestStart = now.plus(AccessTokens.SKEW);
    if (instant(claims.getIssueTime(), "iat").isAfter(latestStart)) {
      throw invalid("it was issued in the future");
    }
    var notBefore = claims.getNotBeforeTime();
    if (notBefore != null && notBefore.toInstant().isAfter(latestStart)) {
      throw invalid("it is not valid yet");
    }
  }

  private static Instant instant(@Nullable Date date, String claim) {
    if (date == null) {
      throw invalid("it has no claim " + claim);
    }
    return date.toInstant();
  }

  private static UUID subject(JWTClaimsSet claims) {
    try {
      return UUID.fromString(text(claims, "sub"));
    } catch (IllegalArgumentException _) {
      throw invalid("its subject is not a user id");
    }
  }

  private static Role role(JWTClaimsSet claims) {
    try {
      return Role.valueOf(text(claims, AccessTokens.ROLE_CLAIM));
    } catch (IllegalArgumentException _) {
      throw invalid("its role is unknown");
    }
  }

  private static String session(JWTClaimsSet claims) {
    return text(claims, AccessTokens.SESSION_CLAIM);
  }

  private static String text(JWTClaimsSet claims, String name) {
    if (claims.getClaim(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw invalid("it has no claim " + name);
  }
}
