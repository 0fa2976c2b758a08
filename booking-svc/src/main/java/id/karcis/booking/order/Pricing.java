package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.Phase;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.booking.venue.HallLayout;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.booking.venue.HallSeat;
import id.karcis.platform.error.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Makes the lines of an order, at the prices in force at one moment.
@Component
class Pricing {

  private static final int ONE_SEAT = 1;

  private final HallLayouts layouts;

  Pricing(HallLayouts layouts) {
    this.layouts = layouts;
  }

  /// A line per seat, in the order given. Refuses NOT_FOUND for a seat of another hall,
  /// SEAT_UNAVAILABLE for seats that no ticket type sells, NO_PHASE_IN_FORCE.
  List<OrderLine> seats(EventSale sale, List<UUID> seatIds, Instant now) {
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    var seats = seatIds.stream().map(id -> seat(layout, id)).toList();
    var unsold =
        seats.stream()
            .filter(seat -> sale.ticketTypeFor(seat.seatCategory()).isEmpty())
            .map(HallSeat::id)
            .toList();
    if (!unsold.isEmpty()) {
      throw OrderRefusals.seatsUnavailable(unsold);
    }
    return seats.stream().map(seat -> line(sale, seat, now)).toList();
  }

  /// A line per ticket type, in the order given. Refuses NOT_FOUND for a type of another event,
  /// INVALID_ARGUMENT for one of seats or named twice, NO_PHASE_IN_FORCE.
  List<OrderLine> places(EventSale sale, List<Places> places, Instant now) {
    requireDistinct(places);
    var lines = new ArrayList<OrderLine>(places.size());
    for (int i = 0; i < places.size(); i++) {
      var type = standingType(sale, places.get(i).ticketTypeId(), i);
      var place = Place.standing(type.seatCategory());
      var quantity = places.get(i).quantity();
      lines.add(
          new OrderLine(type.id(), null, place, quantity, price(type, now), phase(type, now)));
    }
    return lines;
  }

  private static HallSeat seat(HallLayout layout, UUID id) {
    return layout.seat(id).orElseThrow(() -> Refusals.notFound("seat", id.toString()));
  }

  private static OrderLine line(EventSale sale, HallSeat seat, Instant now) {
    var type = sale.ticketTypeFor(seat.seatCategory()).orElseThrow();
    return new OrderLine(
        type.id(), seat.id(), Place.of(seat), ONE_SEAT, price(type, now), phase(type, now));
  }

  private static void requireDistinct(List<Places> places) {
    var seen = new HashSet<UUID>();
    IntStream.range(0, places.size())
        .filter(i -> !seen.add(places.get(i).ticketTypeId()))
        .findFirst()
        .ifPresent(i -> {
          throw Refusals.invalid(
              field(i), places.get(i).ticketTypeId().toString(), "each ticket type once");
        });
  }

  private static TicketTypeSale standingType(EventSale sale, UUID id, int index) {
    var type =
        sale.ticketType(id).orElseThrow(() -> Refusals.notFound("ticketType", id.toString()));
    if (!type.standing()) {
      throw Refusals.invalid(
          field(index), id.toString(), "a ticket type of a standing floor; order seats by seatIds");
    }
    return type;
  }

  private static String field(int index) {
    return "items[%d].ticketTypeId".formatted(index);
  }

  private static long price(TicketTypeSale type, Instant now) {
    return type.priceAt(now).orElseThrow(() -> OrderRefusals.noPhase(type.id()));
  }

  private static String phase(TicketTypeSale type, Instant now) {
    return type.phaseAt(now).map(Phase::name).orElse("");
  }
}
