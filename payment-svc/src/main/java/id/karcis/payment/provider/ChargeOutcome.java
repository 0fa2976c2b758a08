package id.karcis.payment.provider;

import java.time.Instant;

/// What is known of a charge.
public sealed interface ChargeOutcome {

  /// The provider has the money.
  ///
  /// @param reference what the provider calls the charge
  /// @param time when it took the money
  record Succeeded(String reference, Instant time) implements ChargeOutcome {}

  /// No money moved and none will.
  ///
  /// @param reason in the provider's words, such as `card_declined`
  record Declined(String reason) implements ChargeOutcome {}

  /// It may still go either way: ask later.
  record Unknown() implements ChargeOutcome {}
}
