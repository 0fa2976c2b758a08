package id.karcis.booking.upload;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Locale;

/// The ways in which a whole file is refused.
public final class UploadRefusals {

  private static final String FILE = "file";

  private UploadRefusals() {}

  /// INVALID_ARGUMENT: the file is of another kind, or damaged.
  ///
  /// @param problem completes the sentence "the file …"
  /// @param expected completes the sentence "expected …"
  public static Refusal unsupported(String problem, String expected) {
    return Refusals.invalid(
        ErrorReason.UNSUPPORTED_FILE,
        new FieldViolation(
            FILE, "UNSUPPORTED", "the file %s; expected %s".formatted(problem, expected)));
  }

  /// INVALID_ARGUMENT: there is more in it than one call takes.
  public static Refusal tooMany(String what, int most) {
    return Refusals.invalid(
        List.of(
            new FieldViolation(
                FILE,
                "TOO_MANY",
                String.format(Locale.ROOT, "has more than %,d %s: split it", most, what))));
  }
}
