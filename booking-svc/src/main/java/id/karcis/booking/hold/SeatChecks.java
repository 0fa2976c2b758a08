package id.karcis.booking.hold;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.seat.SeatClaim;
import id.karcis.booking.seat.SeatStates;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells how seats stand.
@Component
class SeatChecks {

  private final EventSales sales;
  private final HallLayouts layouts;
  private final SeatStates states;

  SeatChecks(EventSales sales, HallLayouts layouts, SeatStates states) {
    this.sales = sales;
    this.layouts = layouts;
    this.states = states;
  }

  /// The seats as they stand now, in the order given. Refuses NOT_FOUND for an unknown event and
  /// for a seat of another hall.
  List<SeatClaim> check(UUID eventId, List<UUID> seatIds) {
    var sale = sales.recent(eventId);
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    for (var id : seatIds) {
      if (layout.seat(id).isEmpty()) {
        throw Refusals.notFound("seat", id.toString());
      }
    }
    return states.of(eventId, seatIds);
  }
}
