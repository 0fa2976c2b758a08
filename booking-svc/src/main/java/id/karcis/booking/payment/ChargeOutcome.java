package id.karcis.booking.payment;

import id.karcis.platform.error.Refusal;
import java.time.Instant;
import java.util.UUID;

/// How a [Charge] stands when payment-svc answers.
public sealed interface ChargeOutcome {

  /// The money is there, since `paidTime`.
  ///
  /// @param amountMinor what was taken, in minor units of the currency
  record Succeeded(UUID paymentId, long amountMinor, String currencyCode, Instant paidTime)
      implements ChargeOutcome {}

  /// No money moved and none will for this attempt.
  ///
  /// @param failureReason in the provider's words
  record Failed(UUID paymentId, String failureReason) implements ChargeOutcome {}

  /// The provider has not answered; the truth follows by settlement.
  record Pending(UUID paymentId) implements ChargeOutcome {}

  /// The money was there and went back, or part of it.
  record Returned(UUID paymentId) implements ChargeOutcome {}

  /// payment-svc refused before it began: no money moves for this call.
  ///
  /// @param refusal what to tell the buyer
  record Refused(Refusal refusal) implements ChargeOutcome {}

  /// Another charge of the order is under way; this one was not begun.
  record Busy() implements ChargeOutcome {}
}
