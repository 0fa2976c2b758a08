package id.karcis.booking.seat;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.event.EventStatus;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.error.Refusals;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts the seat map of an event together: layout and prices from memory, the states of its seats
/// in one read.
@Component
class SeatMapReading {

  private final EventSales sales;
  private final HallLayouts layouts;
  private final SeatStates states;
  private final StandingPlaces places;
  private final Clock clock;

  SeatMapReading(
      EventSales sales,
      HallLayouts layouts,
      SeatStates states,
      StandingPlaces places,
      Clock clock) {
    this.sales = sales;
    this.layouts = layouts;
    this.states = states;
    this.places = places;
    this.clock = clock;
  }

  /// Refuses NOT_FOUND for an unknown event and, unless drafts are to be shown, for a draft.
  EventSale shown(UUID eventId, boolean showDraft) {
    var sale = sales.recent(eventId);
    if (sale.status() == EventStatus.DRAFT && !showDraft) {
      throw Refusals.notFound("event", eventId.toString());
    }
    return sale;
  }

  /// Refuses as [#shown].
  EventSeats read(UUID eventId, boolean showDraft) {
    var sale = shown(eventId, showDraft);
    return new EventSeats(
        sale,
        layouts.of(sale.venueId(), sale.seatMapVersion()),
        states.all(eventId),
        standing(sale),
        clock.instant());
  }

  private Map<UUID, Integer> standing(EventSale sale) {
    return sale.ticketTypes().stream().anyMatch(TicketTypeSale::standing)
        ? places.available(sale.eventId())
        : Map.of();
  }
}
