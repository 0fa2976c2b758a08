package id.karcis.payment.provider.simulated;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a buyer's client may pay with here, and thereby what happens.
enum TestToken {
  /// Settles at once.
  APPROVE,
  /// Is declined.
  DECLINE,
  /// Answers nothing for a while, then settles.
  TIMEOUT,
  /// Settles after the order has run out.
  LATE,
  /// Settles at once and is notified three times.
  DUPLICATE;

  private static final String PREFIX = "tok_";

  String text() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /// Nothing given means [#APPROVE].
  static Optional<TestToken> of(String text) {
    return text.isEmpty()
        ? Optional.of(APPROVE)
        : Arrays.stream(values()).filter(token -> token.text().equals(text)).findFirst();
  }

  static String allowed() {
    return Arrays.stream(values()).map(TestToken::text).collect(Collectors.joining(", "));
  }
}
