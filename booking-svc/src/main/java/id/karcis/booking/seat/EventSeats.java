package id.karcis.booking.seat;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.venue.HallLayout;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The seat map of an event at one moment.
///
/// @param standing tickets left per ticket type that sells standing places
/// @param moment at which prices are told
record EventSeats(
    EventSale sale,
    HallLayout layout,
    SeatSnapshot seats,
    Map<UUID, Integer> standing,
    Instant moment) {

  /// Tickets left of the ticket type that sells standing places of this category; 0 when none does
  /// now.
  int placesLeft(String seatCategory) {
    return sale.ticketTypeFor(seatCategory)
        .filter(type -> sale.isOnSale(moment) && type.priceAt(moment).isPresent())
        .map(type -> standing.getOrDefault(type.id(), 0))
        .orElse(0);
  }
}
