package id.karcis.booking.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order about to be written.
///
/// @param holdId of the hold it takes over; null for places on a standing floor
/// @param lines at least one; the subtotal must fit a `long`
record NewOrder(
    UUID id,
    UUID eventId,
    UUID userId,
    String currencyCode,
    @Nullable UUID holdId,
    Instant createTime,
    Instant expireTime,
    List<OrderLine> lines) {

  NewOrder {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order " + id + " has no lines");
    }
  }

  /// Sum of the lines, exact.
  ///
  /// @throws ArithmeticException if it does not fit
  long subtotalMinor() {
    long sum = 0;
    for (var line : lines) {
      sum = Math.addExact(sum, Math.multiplyExact(line.unitPriceMinor(), (long) line.quantity()));
    }
    return sum;
  }

  /// Tickets per ticket type, by id of the type.
  Map<UUID, Integer> ticketsPerType() {
    var tickets = new TreeMap<UUID, Integer>();
    lines.forEach(line -> tickets.merge(line.ticketTypeId(), line.quantity(), Integer::sum));
    return tickets;
  }
}
