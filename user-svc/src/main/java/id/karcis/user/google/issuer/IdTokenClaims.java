package id.karcis.user.google.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import id.karcis.platform.persistence.Hashes;
import id.karcis.user.google.issuer.IdTokenException.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks what a signed ID token says.
final class IdTokenClaims {

  /// How much the issuer's clock may differ from ours.
  static final Duration SKEW = Duration.ofSeconds(60);

  /// Section 2: at most 255 characters of ASCII.
  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");

  private final IssuerClient client;
  private final Clock clock;

  IdTokenClaims(IssuerClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  IdentityClaims check(JWTClaimsSet claims, byte[] nonceHash) throws IdTokenException {
    var issuer = claims.getIssuer();
    require(issuer != null && client.namesInTokens().contains(issuer), Problem.ISSUER);
    require(isForUs(claims), Problem.AUDIENCE);
    require(isOfNow(claims), Problem.EXPIRED);
    require(hasNonce(claims, nonceHash), Problem.NONCE);
    var subject = claims.getSubject();
    if (subject == null || !SUBJECT.matcher(subject).matches()) {
      throw new IdTokenException(Problem.MALFORMED);
    }
    return new IdentityClaims(
        client.issuer(),
        subject,
        text(claims, "email"),
        isTrue(claims.getClaim("email_verified")),
        text(claims, "name"));
  }

  private static void require(boolean condition, Problem problem) throws IdTokenException {
    if (!condition) {
      throw new IdTokenException(problem);
    }
  }

  /// With several audiences, or whenever it is there, `azp` must name us as well.
  private boolean isForUs(JWTClaimsSet claims) {
    var authorized = claims.getClaim("azp");
    return claims.getAudience().contains(client.id())
        && (authorized == null ? claims.getAudience().size() == 1 : authorized.equals(client.id()));
  }

  private boolean isOfNow(JWTClaimsSet claims) throws IdTokenException {
    var expires = claims.getExpirationTime();
    var issued = claims.getIssueTime();
    if (expires == null || issued == null) {
      throw new IdTokenException(Problem.MALFORMED);
    }
    var now = clock.instant();
    return expires.toInstant().plus(SKEW).isAfter(now)
        && issued.toInstant().minus(SKEW).isBefore(now);
  }

  private static boolean hasNonce(JWTClaimsSet claims, byte[] nonceHash) {
    return claims.getClaim("nonce") instanceof String nonce
        && MessageDigest.isEqual(nonceHash, Hashes.sha256(nonce.getBytes(StandardCharsets.UTF_8)));
  }

  /// Some issuers send it as a string.
  private static boolean isTrue(@Nullable Object verified) {
    return Boolean.TRUE.equals(verified) || "true".equals(verified);
  }

  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : "";
  }
}
