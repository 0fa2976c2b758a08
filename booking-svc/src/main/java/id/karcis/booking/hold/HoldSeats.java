package id.karcis.booking.hold;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.hold.PricedHold.PricedSeat;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.booking.venue.HallSeat;
import id.karcis.platform.request.RequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Holds the seats a buyer wishes for.
@Component
class HoldSeats {

  private final Holding holding;
  private final BestHolding bestHolding;
  private final Holds holds;
  private final EventSales sales;
  private final HallLayouts layouts;
  private final Clock clock;

  HoldSeats(
      Holding holding,
      BestHolding bestHolding,
      Holds holds,
      EventSales sales,
      HallLayouts layouts,
      Clock clock) {
    this.holding = holding;
    this.bestHolding = bestHolding;
    this.holds = holds;
    this.sales = sales;
    this.layouts = layouts;
    this.clock = clock;
  }

  /// Refuses as [Holding#hold] does. The hold of this id, if this user has it already, is the
  /// answer.
  PricedHold hold(UUID userId, UUID holdId, SeatWish wish) {
    return priced(madeBefore(userId, holdId).orElseGet(() -> make(userId, holdId, wish)));
  }

  /// Only under an idempotency key an id comes a second time.
  private Optional<Hold> madeBefore(UUID userId, UUID holdId) {
    return RequestContext.current().idempotencyKey() == null
        ? Optional.empty()
        : holds.find(holdId, userId);
  }

  private Hold make(UUID userId, UUID holdId, SeatWish wish) {
    return switch (wish) {
      case SeatWish.Named named -> holding.hold(userId, holdId, named.eventId(), named.seatIds());
      case SeatWish.Best best ->
          bestHolding.hold(userId, holdId, best.eventId(), best.quantity(), best.seatCategory());
    };
  }

  /// A hold with the prices now.
  PricedHold priced(Hold hold) {
    var sale = sales.recent(hold.eventId());
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    var now = clock.instant();
    var seats =
        hold.seatIds().stream()
            .map(id -> layout.seat(id).orElseThrow())
            .map(seat -> new PricedSeat(seat, price(sale, seat, now)))
            .toList();
    return new PricedHold(hold, sale.currencyCode(), seats);
  }

  private static OptionalLong price(EventSale sale, HallSeat seat, Instant now) {
    return sale.ticketTypeFor(seat.seatCategory())
        .map((TicketTypeSale type) -> type.priceAt(now))
        .orElse(OptionalLong.empty());
  }
}
