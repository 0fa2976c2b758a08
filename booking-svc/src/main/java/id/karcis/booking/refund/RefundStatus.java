package id.karcis.booking.refund;

/// Where a refund is in its life.
public enum RefundStatus {
  /// Waits for an admin; its tickets are valid.
  REQUESTED,
  /// Its tickets are cancelled and the money is on its way.
  APPROVED,
  /// Not approved; its tickets are valid.
  REJECTED,
  /// The money went back.
  COMPLETED
}
