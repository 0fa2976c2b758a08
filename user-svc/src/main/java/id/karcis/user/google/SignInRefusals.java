package id.karcis.user.google;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.user.google.issuer.IdTokenException.Problem;
import id.karcis.user.google.issuer.IssuerException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ways in which this feature says no. None of them repeats a token, a code or an address.
final class SignInRefusals {

  private static final Logger log = LoggerFactory.getLogger(SignInRefusals.class);

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration CROWD_RETRY = Duration.ofSeconds(30);

  /// A word as RFC 6749, section 4.1.2.1, and its relatives have them.
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,64}");

  private SignInRefusals() {}

  static Refusal stateInvalid() {
    return Refusals.unauthenticated(
        ErrorReason.SIGN_IN_STATE_INVALID,
        "the sign-in is unknown, used, too old, or was begun by another browser: begin again");
  }

  /// @param error as the browser brings it, so anything
  static Refusal refused(String error) {
    var told = ERROR.matcher(error).matches() ? error : "unknown";
    return Refusals.unauthenticated(
        ErrorReason.SIGN_IN_REFUSED,
        "the person or the issuer refused the sign-in: " + told,
        Map.of("error", told));
  }

  static Refusal codeInvalid() {
    return Refusals.unauthenticated(
        ErrorReason.SIGN_IN_CODE_INVALID,
        "the issuer does not take the authorization code: begin again");
  }

  static Refusal idTokenInvalid(Problem problem) {
    return Refusals.unauthenticated(
        ErrorReason.ID_TOKEN_INVALID,
        "the issuer's ID token fails a check: " + problem,
        Map.of("problem", problem.name()));
  }

  static Refusal emailNotVerified() {
    return Refusals.failedPrecondition(
        ErrorReason.EMAIL_NOT_VERIFIED,
        "the issuer has not verified an email address of this person, so it opens no account",
        Map.of());
  }

  static Refusal crowded() {
    return Refusals.tooMany("too many sign-ins wait for their person", CROWD_RETRY);
  }

  static Refusal issuerAway(IssuerException failure) {
    log.warn("The sign-in issuer cannot be used: {}", failure.getMessage());
    return Refusals.unavailable("sign-in issuer").retryAfter(RETRY);
  }
}
