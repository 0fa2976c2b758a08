package id.karcis.payment.provider;

import java.time.Instant;

/// What is known of a charge.
public sealed interface ChargeOutcome {

  /// Why a charge was declined that was forbidden before it was made.
  String NOT_CHARGED = "not_charged";

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

  /// It waits for something that only the buyer can do, such as to identify themselves to their
  /// bank.
  ///
  /// @param clientSecret what the buyer's client does it with; for nobody else
  record ActionRequired(String clientSecret) implements ChargeOutcome {

    /// Leaves the secret out.
    @Override
    public String toString() {
      return "ActionRequired[]";
    }
  }
}
