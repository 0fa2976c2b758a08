package id.karcis.booking.seat;

/// How a seat of an event stands, expiry taken into account.
public enum SeatState {
  /// Free for whoever asks first.
  AVAILABLE,
  /// Held for a buyer, or part of an unpaid order, and not past its time.
  HELD,
  /// Sold.
  BOOKED,
  /// Kept back by the organizer.
  BLOCKED
}
