package id.karcis.booking.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line to be ordered: a seat, or some places on a standing floor.
///
/// @param seatId null on a standing floor
/// @param quantity tickets; 1 for a seat
/// @param unitPriceMinor price of one ticket, in minor units of the event's currency
/// @param phase name of the phase whose price it is; empty when the ticket type has none
record OrderLine(
    UUID ticketTypeId,
    @Nullable UUID seatId,
    Place place,
    int quantity,
    long unitPriceMinor,
    String phase) {

  /// Sum of lines, exact.
  ///
  /// @throws ArithmeticException if it does not fit
  static long subtotal(List<OrderLine> lines) {
    long sum = 0;
    for (var line : lines) {
      sum = Math.addExact(sum, Math.multiplyExact(line.unitPriceMinor(), (long) line.quantity()));
    }
    return sum;
  }
}
