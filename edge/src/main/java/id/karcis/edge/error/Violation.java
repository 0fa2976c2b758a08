package id.karcis.edge.error;

/// A bad field of a request.
///
/// @param field its path in JSON names, `items[2].price.units`; empty for the body as a whole
/// @param description what was expected and what came instead, shortened
public record Violation(String field, String description) {
  private static final int LONGEST_QUOTE = 40;

  /// The violation "expected X, got Y".
  public static Violation expected(String field, String expectation, String got) {
    return new Violation(field, "expected " + expectation + ", got " + got);
  }

  /// A value of the caller's, fit to be shown: one line, quoted, at most 40 characters.
  public static String quote(String value) {
    var shown = new StringBuilder("\"");
    int end = Math.min(value.length(), LONGEST_QUOTE);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return shown.append(value.length() > LONGEST_QUOTE ? "…\"" : "\"").toString();
  }
}
