package id.karcis.user.password;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Refuses the passwords that are guessed first: short ones, much used ones, and those that say
/// again what else is known about the person. Stateless.
public final class PasswordRules {

  /// Fewest characters of a password (code points).
  public static final int MIN_CHARACTERS = 10;

  /// Most characters of a password (code points).
  public static final int MAX_CHARACTERS = 128;

  /// So many characters beside a name or address must be left for a password that contains it.
  private static final int OWN_CHARACTERS = 6;

  /// A word with at most so many digits or signs around it is still that word.
  private static final int DECORATION_CHARACTERS = 4;

  /// A password that is one group of at most so many characters over and over is refused.
  private static final int REPEATED_GROUP_CHARACTERS = 5;

  private static final List<String> KEYBOARD_WALKS =
      List.of(
          "12345678901234567890",
          "abcdefghijklmnopqrstuvwxyz",
          "qwertyuiopasdfghjklzxcvbnm",
          "qwertzuiopasdfghjklyxcvbnm",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
          "qazwsxedcrfvtgbyhnujmikolp",
          "1q2w3e4r5t6y7u8i9o0p",
          "q1w2e3r4t5y6u7i8o9p0");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s._+-]+");
  private static final Pattern LEADING_SIGNS = Pattern.compile("^\\P{L}+");
  private static final Pattern TRAILING_SIGNS = Pattern.compile("\\P{L}+$");

  private PasswordRules() {}

  /// Says what is wrong with a password, or nothing. The answer never contains the password.
  ///
  /// @param personal what a guesser knows of the person: email address, its local part, name
  public static Optional<String> objection(String password, List<String> personal) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_CHARACTERS || length > MAX_CHARACTERS) {
      return Optional.of(
          "must have %d to %d characters, has %d"
              .formatted(MIN_CHARACTERS, MAX_CHARACTERS, length));
    }
    var plain = plain(password);
    if (isCommon(plain) || isCommon(unmasked(plain))) {
      return Optional.of("is among the passwords that are guessed first");
    }
    if (isRepetition(plain) || isWalk(plain)) {
      return Optional.of("is a repetition or a row of keys");
    }
    return personal.stream().anyMatch(known -> repeats(plain, plain(known)))
        ? Optional.of("repeats the email address or the name")
        : Optional.empty();
  }

  /// Tells whether two texts are one password, however a keyboard composes its characters.
  public static boolean areSame(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String plain(String text) {
    return normal(text).toLowerCase(Locale.ROOT);
  }

  /// Undoes the usual replacements of letters by digits and signs.
  private static String unmasked(String plain) {
    return plain
        .replace('@', 'a')
        .replace('4', 'a')
        .replace('3', 'e')
        .replace('0', 'o')
        .replace('$', 's')
        .replace('5', 's')
        .replace('7', 't')
        .replace('1', 'i');
  }

  private static boolean isCommon(String plain) {
    return CommonPasswords.contain(plain)
        || isCommonWordIn(TRAILING_SIGNS.matcher(plain).replaceFirst(""), plain)
        || isCommonWordIn(LEADING_SIGNS.matcher(plain).replaceFirst(""), plain);
  }

  private static boolean isCommonWordIn(String word, String plain) {
    return plain.length() - word.length() <= DECORATION_CHARACTERS && CommonPasswords.contain(word);
  }

  private static boolean isRepetition(String plain) {
    for (int group = 1; group <= REPEATED_GROUP_CHARACTERS; group++) {
      if (plain.substring(group).equals(plain.substring(0, plain.length() - group))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWalk(String plain) {
    var backwards = new StringBuilder(plain).reverse().toString();
    return KEYBOARD_WALKS.stream()
        .anyMatch(walk -> walk.contains(plain) || walk.contains(backwards));
  }

  private static boolean repeats(String plain, String known) {
    var password = SEPARATORS.matcher(plain).replaceAll("");
    var name = SEPARATORS.matcher(known).replaceAll("");
    return !name.isEmpty()
        && password.contains(name)
        && password.length() - name.length() < OWN_CHARACTERS;
  }
}
