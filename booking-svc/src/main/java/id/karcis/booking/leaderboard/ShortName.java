package id.karcis.booking.leaderboard;

import java.util.Locale;
import java.util.regex.Pattern;

/// A name that tells friends who it is and strangers little: `Budi S.` of `Budi Santoso`.
final class ShortName {

  private static final String ANONYMOUS = "Anonymous";

  /// Characters of the first name that are shown at most, as people count them.
  private static final int MAX_LENGTH = 30;

  private ShortName() {}

  static String of(String displayName) {
    var words = displayName.strip().split("\\s+");
    var first = first(words[0], MAX_LENGTH);
    if (first.isEmpty()) {
      return ANONYMOUS;
    }
    return words.length == 1
        ? first
        : first + " " + first(words[words.length - 1], 1).toUpperCase(Locale.ROOT) + ".";
  }

  /// The first characters, never half a one: letters come with the signs that belong to them.
  private static String first(String word, int characters) {
    var matcher = Pattern.compile("\\X{1," + characters + "}").matcher(word);
    return matcher.lookingAt() ? matcher.group() : "";
  }
}
