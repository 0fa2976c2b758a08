package id.karcis.payment.order;

/// Where an order is in its life, as booking-svc tells it.
public enum OrderStatus {
  /// Waits for its payment.
  PENDING_PAYMENT,
  /// Paid, with tickets.
  PAID,
  /// Cancelled before it was paid.
  CANCELLED,
  /// Ran out before it was paid.
  EXPIRED,
  /// Its money went back.
  REFUNDED,
  /// Part of its money went back.
  PARTIALLY_REFUNDED
}
