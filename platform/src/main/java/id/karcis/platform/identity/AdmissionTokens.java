package id.karcis.platform.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Verifies admission tokens: what a waiting room gives a user whose turn it is at an event. A JWT
/// (RFC 7519) signed with ES256 by the same keys as access tokens, with another audience, so that
/// neither passes for the other. Safe for use by several threads.
public final class AdmissionTokens {

  /// Claim `aud` of every admission token; `iss` is [AccessTokens#ISSUER], `sub` the user.
  public static final String AUDIENCE = "karcis-admission";

  /// Claim that holds the id of the event.
  public static final String EVENT_CLAIM = "evt";

  private final TokenSignatures signatures;
  private final InstantSource clock;
  private final VerifiedTokens<Admission> verified = new VerifiedTokens<>();

  private record Admission(String userId, String eventId) {}

  private enum Problem {
    MISSING,
    INVALID,
    EXPIRED
  }

  /// Verifies with the public keys of `keys`.
  public AdmissionTokens(TokenKeys keys, InstantSource clock) {
    this.signatures = new TokenSignatures(keys);
    this.clock = clock;
  }

  /// Refuses PERMISSION_DENIED `NOT_ADMITTED` unless the token lets this user to this event now.
  ///
  /// @param token as sent; null if none was
  public void require(@Nullable String token, UUID userId, UUID eventId) {
    if (token == null || token.isBlank()) {
      throw notAdmitted(eventId, Problem.MISSING, "there is no admission token");
    }
    var admission = read(token, eventId);
    if (!admission.userId().equals(userId.toString())) {
      throw invalid(eventId, "it is somebody else's");
    }
    if (!admission.eventId().equals(eventId.toString())) {
      throw invalid(eventId, "it is for another event");
    }
  }

  private Admission read(String token, UUID eventId) {
    var now = clock.instant();
    var known = verified.find(token, now);
    if (known != null) {
      return known;
    }
    Function<String, Refusal> invalid = problem -> invalid(eventId, problem);
    var claims = signatures.verify(token, invalid);
    if (!AccessTokens.ISSUER.equals(claims.getIssuer())) {
      throw invalid.apply("its issuer is not " + AccessTokens.ISSUER);
    }
    if (!claims.getAudience().contains(AUDIENCE)) {
      throw invalid.apply("its audience is not " + AUDIENCE);
    }
    var admission = new Admission(text(claims, "sub", invalid), text(claims, EVENT_CLAIM, invalid));
    var expiry = expiry(claims, invalid);
    if (AccessTokens.isOver(expiry, now)) {
      throw notAdmitted(eventId, Problem.EXPIRED, "the admission token ended at " + expiry);
    }
    verified.keep(token, admission, expiry, now);
    return admission;
  }

  private static Instant expiry(JWTClaimsSet claims, Function<String, Refusal> invalid) {
    var time = claims.getExpirationTime();
    if (time == null) {
      throw invalid.apply("it has no claim exp");
    }
    return time.toInstant();
  }

  private static String text(JWTClaimsSet claims, String name, Function<String, Refusal> invalid) {
    if (claims.getClaim(name) instanceof String text) {
      return text;
    }
    throw invalid.apply("it has no claim " + name);
  }

  private static Refusal invalid(UUID eventId, String problem) {
    return notAdmitted(eventId, Problem.INVALID, "the admission token is not valid: " + problem);
  }

  private static Refusal notAdmitted(UUID eventId, Problem problem, String what) {
    return Refusals.denied(
        ErrorReason.NOT_ADMITTED,
        "event %s has a waiting room and %s; join its queue, then send the token that it gives you as x-admission-token"
            .formatted(eventId, what),
        Map.of("eventId", eventId.toString(), "problem", problem.name()));
  }
}
