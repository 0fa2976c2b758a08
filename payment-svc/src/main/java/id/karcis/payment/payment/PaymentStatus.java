package id.karcis.payment.payment;

/// Where a payment is in its life.
public enum PaymentStatus {
  /// Open, never charged.
  PENDING,
  /// Its charge is under way, or how it ended is not known yet.
  PROCESSING,
  /// The money is here.
  SUCCEEDED,
  /// The provider declined; the end.
  FAILED,
  /// Never charged; its order has run out, or it was given up for another payment.
  CANCELLED,
  /// All of it went back.
  REFUNDED,
  /// Part of it went back.
  PARTIALLY_REFUNDED
}
