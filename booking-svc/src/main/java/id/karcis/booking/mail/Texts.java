package id.karcis.booking.mail;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes what people typed fit for a mail.
final class Texts {

  /// Line breaks and other controls, which end a header, and marks that turn the direction of what
  /// follows, which make a text read as another one (CVE-2021-42574).
  private static final Pattern HARMFUL =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]|\\p{Cs}");

  private Texts() {}

  /// Returns the text on one line.
  static String line(String text) {
    return HARMFUL.matcher(text).replaceAll(" ").strip();
  }

  /// Returns the text on one line of at most so many characters.
  static String line(String text, int most) {
    var line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }

  /// Returns the text for HTML, between tags or within quotes.
  static String html(String text) {
    return line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// Returns an amount such as `IDR 150,000.00`.
  static String money(long minorUnits, String currencyCode) {
    int digits = Currency.getInstance(currencyCode).getDefaultFractionDigits();
    var amount = BigDecimal.valueOf(minorUnits, digits);
    return currencyCode + " " + String.format(Locale.ROOT, "%,." + digits + "f", amount);
  }
}
