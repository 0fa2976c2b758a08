package id.karcis.booking.order;

import java.security.SecureRandom;

/// Makes codes that people read out on the phone. They are drawn, not counted, so that nobody can
/// tell another's code from his own; whether one is taken the database says.
final class OrderCodes {

  static final String PREFIX = "BKG-";

  /// Letters and digits of which no two look or sound alike in print: without 0 O, 1 I L, 2 Z, 5 S,
  /// 8 B, U V.
  static final String ALPHABET = "ACDEFGHJKMNPQRTWXY34679";

  /// 23^5: six million codes.
  static final int SHORTEST = 5;

  /// What the contract allows.
  static final int LONGEST = 12;

  /// Codes of one length that may be taken before a longer one is tried.
  static final int TRIES_PER_LENGTH = 3;

  /// Tries before something else must be wrong.
  static final int MAX_TRIES = TRIES_PER_LENGTH * (LONGEST - SHORTEST + 1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private OrderCodes() {}

  /// Draws a code.
  ///
  /// @param attempt counts from 0 and grows with every code found taken; from 3 on codes are longer
  static String draw(int attempt) {
    int length = Math.min(LONGEST, SHORTEST + attempt / TRIES_PER_LENGTH);
    var code = new StringBuilder(PREFIX);
    RANDOM.ints(length, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(code::append);
    return code.toString();
  }
}
