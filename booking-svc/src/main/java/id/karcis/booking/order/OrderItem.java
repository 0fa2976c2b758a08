package id.karcis.booking.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an order.
///
/// @param seatId null on a standing floor
/// @param quantity tickets; 1 for a seat
/// @param unitPriceMinor price of one ticket, frozen, in minor units of the order's currency
/// @param phase name of the phase whose price it is; empty when the ticket type has none
/// @param ticketIds of its tickets, empty until the order is paid
public record OrderItem(
    UUID id,
    UUID ticketTypeId,
    @Nullable UUID seatId,
    int quantity,
    long unitPriceMinor,
    String phase,
    List<UUID> ticketIds) {

  public OrderItem {
    ticketIds = List.copyOf(ticketIds);
  }
}
