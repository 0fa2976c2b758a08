package id.karcis.payment.charge;

import id.karcis.payment.payment.Payment;

/// What the first transaction of a charge decided.
sealed interface ChargeStart {

  /// This call, and no other, asks the provider.
  record Begun(Attempt attempt) implements ChargeStart {}

  /// Nothing to charge: the payment is answered as it stands.
  record Standing(Payment payment) implements ChargeStart {}

  /// Another charge of the order is under way.
  record Busy(Payment payment) implements ChargeStart {}
}
