package id.karcis.booking.catalog;

import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects the bad fields of one request, so that a caller learns of all of them at once. Not for
/// several threads.
public final class FieldChecks {

  private final List<FieldViolation> violations = new ArrayList<>();

  /// Notes `field` as missing unless it has a value; an empty string is none.
  public void require(String field, @Nullable Object value) {
    require(field, value, "is required");
  }

  /// Like [#require(String, Object)], for a field that others may stand in for.
  ///
  /// @param demand what is to be given
  public void require(String field, @Nullable Object value, String demand) {
    if (value == null || "".equals(value)) {
      violations.add(new FieldViolation(field, "REQUIRED", demand));
    }
  }

  /// Notes `field` as bad unless `good`.
  ///
  /// @param expected completes the sentence "expected …"
  public void check(boolean good, String field, @Nullable Object value, String expected) {
    if (!good) {
      violations.add(FieldViolation.of(field, String.valueOf(value), expected));
    }
  }

  /// Returns what `reading` reads, or `otherwise` when that refuses fields, which are noted.
  public <T extends @Nullable Object> T read(Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (Refusal refusal) {
      if (refusal.violations().isEmpty()) {
        throw refusal;
      }
      violations.addAll(refusal.violations());
      return otherwise;
    }
  }

  /// What was noted so far.
  public List<FieldViolation> violations() {
    return List.copyOf(violations);
  }

  /// Refuses INVALID_ARGUMENT if anything was noted.
  public void refuseIfAny() {
    if (!violations.isEmpty()) {
      throw refusal();
    }
  }

  /// The refusal of what was noted, which must be something.
  public Refusal refusal() {
    return Refusals.invalid(violations);
  }
}
