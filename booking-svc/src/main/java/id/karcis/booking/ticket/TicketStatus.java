package id.karcis.booking.ticket;

/// Where a ticket is in its life.
public enum TicketStatus {
  /// Admits.
  VALID,
  /// Has admitted.
  CHECKED_IN,
  /// Admits no more.
  CANCELLED
}
