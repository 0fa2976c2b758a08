package id.karcis.booking.seat;

import id.karcis.booking.event.EventSale;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Wish for seats, checked already: the seats are of the event's hall and on sale.
///
/// @param holdId of the hold to be made, new
/// @param seatIds 1 to 20, each once
/// @param ticketsPerType how many of the seats each ticket type sells, for the limits
public record HoldCommand(
    EventSale sale,
    UUID holdId,
    UUID userId,
    List<UUID> seatIds,
    Map<UUID, Integer> ticketsPerType) {

  /// Seats of one hold; the contract and the table say the same.
  public static final int MAX_SEATS = 20;

  public HoldCommand {
    seatIds = List.copyOf(seatIds);
    ticketsPerType = Map.copyOf(ticketsPerType);
    if (seatIds.isEmpty() || seatIds.size() > MAX_SEATS) {
      throw new IllegalArgumentException(
          "%d seats, expected 1 to %d".formatted(seatIds.size(), MAX_SEATS));
    }
  }
}
