package id.karcis.booking.catalog;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/// Turns the database's "no" into a refusal. The constraints decide, so that two edits at once
/// cannot both pass a check made before.
public final class Constraints {

  private Constraints() {}

  /// Does `work`, which must flush what it changes. When that breaks the constraint of one of these
  /// names, its refusal is thrown instead.
  public static <T> T guarded(Map<String, Supplier<Refusal>> refusals, Supplier<T> work) {
    try {
      return work.get();
    } catch (DataIntegrityViolationException e) {
      var refusal = constraint(e).map(refusals::get).orElseThrow(() -> e);
      throw refusal.get();
    }
  }

  /// Like [#guarded(Map, Supplier)] for work without a result.
  public static void guarded(Map<String, Supplier<Refusal>> refusals, Runnable work) {
    guarded(
        refusals,
        () -> {
          work.run();
          return true;
        });
  }

  /// ALREADY_EXISTS: another resource of the same place has this name.
  public static Refusal nameTaken(String type, String name) {
    return Refusals.alreadyExists(
        ErrorReason.NAME_TAKEN,
        "there is a %s named '%s'".formatted(type, name),
        Map.of("name", name));
  }

  /// FAILED_PRECONDITION: others still use the resource.
  public static Refusal inUse(String type, Object id, String usedBy) {
    return Refusals.failedPrecondition(
        ErrorReason.RESOURCE_IN_USE,
        "%s %s is still used by %s".formatted(type, id, usedBy),
        Map.of("usedBy", usedBy));
  }

  private static Optional<String> constraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
        return Optional.ofNullable(sql.getServerErrorMessage().getConstraint());
      }
    }
    return Optional.empty();
  }
}
