package id.karcis.user.account;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The ways in which this feature says no. None of them repeats an address or a password.
final class AccountRefusals {

  private AccountRefusals() {}

  static Refusal unknown(UUID id) {
    return Refusals.notFound("User", id.toString());
  }

  static Refusal emailTaken() {
    return Refusals.alreadyExists(
        ErrorReason.EMAIL_TAKEN, "an account with this email address exists", Map.of());
  }

  static Refusal weakPassword(String objection) {
    return Refusals.invalid(List.of(weakPassword("password", objection)));
  }

  static FieldViolation weakPassword(String field, String objection) {
    return new FieldViolation(field, "WEAK_PASSWORD", objection);
  }

  /// @param age how old the sign-in may be
  static Refusal signInAgain(Duration age) {
    return Refusals.failedPrecondition(
        ErrorReason.REAUTHENTICATION_REQUIRED,
        "this needs a sign-in of the last %d seconds: sign in again".formatted(age.toSeconds()),
        Map.of("maxAgeSeconds", Long.toString(age.toSeconds())));
  }

  static Refusal adminOnly(String what) {
    return Refusals.denied(
        ErrorReason.ROLE_REQUIRED,
        "only an admin may " + what,
        Map.of("requiredRole", Role.ADMIN.name()));
  }

  static Refusal notOneself(String what) {
    return Refusals.denied(
        ErrorReason.ROLE_REQUIRED, "nobody may " + what + "; ask another admin", Map.of());
  }
}
