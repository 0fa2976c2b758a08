package id.karcis.user.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a search is compared by.
final class SearchText {

  private static final Pattern BLANKS_AT_ENDS = Pattern.compile("^\\p{Z}+|\\p{Z}+$");

  private SearchText() {}

  static String stripped(String query) {
    return BLANKS_AT_ENDS.matcher(query).replaceAll("");
  }

  /// Returns the same text for the same search, whatever its case and however its accents are
  /// composed. Upper case first, since `ß` and `SS` are one.
  static String folded(String query) {
    return Normalizer.normalize(stripped(query), Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
