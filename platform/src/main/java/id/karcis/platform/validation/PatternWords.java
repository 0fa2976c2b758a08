package id.karcis.platform.validation;

import java.util.Map;
import java.util.Optional;

/// What the patterns of the contract mean, for people who do not read regular expressions. A test
/// wants words for each pattern of the public contract.
final class PatternWords {

  private static final String PROMO_CODE = "must be 3 to 40 letters, digits, - and _";
  private static final String ORDER_CODE = "must be a code such as BKG-7F3K9";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("^[^\\p{Cc}]*$", "must be without control characters"),
          Map.entry("^[^\\p{Cc},]*$", "must be without control characters and commas"),
          Map.entry("^[^\\x00]*$", "must be without the character NUL"),
          Map.entry("^BKG-[A-Z0-9]{5,12}$", ORDER_CODE),
          Map.entry("^(BKG-[A-Z0-9]{5,12})?$", ORDER_CODE + ", or empty"),
          Map.entry("^[A-Za-z0-9][A-Za-z0-9_-]{2,39}$", PROMO_CODE),
          Map.entry("^([A-Za-z0-9][A-Za-z0-9_-]{2,39})?$", PROMO_CODE + ", or empty"),
          Map.entry("^[A-Z]{2}$", "must be a country code of two capital letters, such as ID"),
          Map.entry(
              "^([A-Z]{2})?$",
              "must be a country code of two capital letters, such as ID, or empty"),
          Map.entry(
              "^([A-Z]{3})?$", "must be a currency code of three capital letters, such as IDR"),
          Map.entry(
              "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "must be a day such as 2027-01-31, or empty"),
          Map.entry(
              "^(\\+[1-9][0-9]{6,14})?$",
              "must be a phone number such as +6281234567890, or empty"),
          Map.entry("^(https://[^\\s\\p{Cc}]+)?$", "must be an address that begins with https://"),
          Map.entry(
              "^(|startTime|startTime desc|name|name desc)$",
              "must be startTime, startTime desc, name or name desc"),
          Map.entry("^[a-z][a-z0-9_-]{0,39}$", "must be a name in small letters, such as stripe"));

  private PatternWords() {}

  /// What a text must be to match the pattern.
  static Optional<String> of(String pattern) {
    return Optional.ofNullable(WORDS.get(pattern));
  }
}
