package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.booking.order.TicketPrices.Price;
import id.karcis.booking.venue.HallLayout;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.booking.venue.HallSeat;
import id.karcis.platform.error.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the lines of an order, at the prices in force at one moment.
@Component
public class Pricing {

  private static final int ONE_SEAT = 1;

  private final HallLayouts layouts;

  Pricing(HallLayouts layouts) {
    this.layouts = layouts;
  }

  /// What an order of these seats and places would cost now, before any discount, in minor units.
  /// Refuses as the order would be.
  public long subtotal(EventSale sale, List<UUID> seatIds, List<Places> places, Instant now) {
    var lines = new ArrayList<OrderLine>(seats(sale, seatIds, now));
    lines.addAll(places(sale, places, now));
    return OrderLine.subtotal(lines);
  }

  /// A line per seat, in the order given. Refuses NOT_FOUND for a seat of another hall,
  /// SEAT_UNAVAILABLE for seats that no ticket type sells, NO_PHASE_IN_FORCE, SOLD_OUT when the
  /// phases have not as many left.
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
    var prices = prices(sale, seats, now);
    return seats.stream().map(seat -> line(sale, seat, prices)).toList();
  }

  /// A line per ticket type and phase, in the order given. Refuses NOT_FOUND for a type of another
  /// event, INVALID_ARGUMENT for one of seats or named twice, NO_PHASE_IN_FORCE, SOLD_OUT when the
  /// phases have not as many left.
  List<OrderLine> places(EventSale sale, List<Places> places, Instant now) {
    requireDistinct(places);
    var lines = new ArrayList<OrderLine>(places.size());
    for (int i = 0; i < places.size(); i++) {
      var type = standingType(sale, places.get(i).ticketTypeId(), i);
      var place = Place.standing(type.seatCategory());
      for (var price : TicketPrices.of(type, places.get(i).quantity(), now)) {
        lines.add(line(type.id(), null, place, price));
      }
    }
    return lines;
  }

  private static HallSeat seat(HallLayout layout, UUID id) {
    return layout.seat(id).orElseThrow(() -> Refusals.notFound("seat", id.toString()));
  }

  /// The prices of all seats of one ticket type, one after the other.
  private static Map<UUID, Iterator<Price>> prices(
      EventSale sale, List<HallSeat> seats, Instant now) {
    var counts = new LinkedHashMap<TicketTypeSale, Integer>();
    seats.forEach(seat -> counts.merge(type(sale, seat), ONE_SEAT, Integer::sum));
    var prices = new HashMap<UUID, Iterator<Price>>();
    counts.forEach(
        (type, count) -> prices.put(type.id(), single(TicketPrices.of(type, count, now))));
    return prices;
  }

  private static Iterator<Price> single(List<Price> prices) {
    return prices.stream()
        .flatMap(price -> Collections.nCopies(price.tickets(), price).stream())
        .map(price -> new Price(ONE_SEAT, price.unitPriceMinor(), price.phase()))
        .iterator();
  }

  private static OrderLine line(EventSale sale, HallSeat seat, Map<UUID, Iterator<Price>> prices) {
    var type = type(sale, seat);
    var price = Objects.requireNonNull(prices.get(type.id()), "every type is priced").next();
    return line(type.id(), seat.id(), Place.of(seat), price);
  }

  private static TicketTypeSale type(EventSale sale, HallSeat seat) {
    return sale.ticketTypeFor(seat.seatCategory()).orElseThrow();
  }

  private static OrderLine line(UUID typeId, @Nullable UUID seatId, Place place, Price price) {
    return new OrderLine(
        typeId, seatId, place, price.tickets(), price.unitPriceMinor(), price.phase());
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
}
