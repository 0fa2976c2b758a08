package id.karcis.booking.order;

/// Where an order is in its life.
public enum OrderStatus {
  /// Waits for its payment until it expires.
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
