package id.karcis.payment.provider;

/// What is known of a refund.
public sealed interface RefundOutcome {

  /// The provider sends the money back.
  ///
  /// @param reference what the provider calls the refund
  record Accepted(String reference) implements RefundOutcome {}

  /// The provider will not.
  ///
  /// @param reason in the provider's words
  record Refused(String reason) implements RefundOutcome {}

  /// Not known: ask again with the same key.
  record Unknown() implements RefundOutcome {}
}
