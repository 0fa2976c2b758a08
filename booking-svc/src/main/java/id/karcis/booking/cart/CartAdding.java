package id.karcis.booking.cart;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.hold.Hold;
import id.karcis.booking.hold.HoldReleases;
import id.karcis.booking.hold.Holding;
import id.karcis.booking.hold.Holds;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Adds held seats to carts. Works in transactions of its own: never call it inside one.
@Component
class CartAdding {

  private final CartWrites writes;
  private final CartStore store;
  private final Holding holding;
  private final Holds holds;
  private final HoldReleases releases;
  private final EventSales sales;
  private final HallLayouts layouts;

  CartAdding(
      CartWrites writes,
      CartStore store,
      Holding holding,
      Holds holds,
      HoldReleases releases,
      EventSales sales,
      HallLayouts layouts) {
    this.writes = writes;
    this.store = store;
    this.holding = holding;
    this.holds = holds;
    this.releases = releases;
    this.sales = sales;
    this.layouts = layouts;
  }

  /// Holds seats and adds them. The hold bears the id of the call, so that a repeated call finds
  /// it; it is given back when the cart does not take it.
  void addSeats(UUID userId, UUID call, UUID eventId, List<UUID> seatIds) {
    store.find(userId).ifPresent(cart -> CartWrites.requireRoom(cart, eventId, seatIds.size()));
    var hold =
        holds.find(call, userId).orElseGet(() -> holding.hold(userId, call, eventId, seatIds));
    try {
      add(userId, call, hold);
    } catch (Refusal refusal) {
      releases.release(call, userId);
      throw refusal;
    }
  }

  /// Adds the seats of a hold. Refuses NOT_FOUND for somebody else's, HOLD_EXPIRED, HOLD_STATE for
  /// one that became an order.
  ///
  /// @param eventId must be the hold's, if given
  void addHold(UUID userId, UUID call, Optional<UUID> eventId, UUID holdId) {
    var hold =
        holds.find(holdId, userId).orElseThrow(() -> Refusals.notFound("hold", holdId.toString()));
    eventId
        .filter(id -> !id.equals(hold.eventId()))
        .ifPresent(id -> {
          throw Refusals.invalid("eventId", id.toString(), "the event of the hold, or nothing");
        });
    add(userId, call, hold);
  }

  private void add(UUID userId, UUID call, Hold hold) {
    var sale = sales.recent(hold.eventId());
    var seats = hold.seatIds().stream().map(id -> new HeldSeat(id, typeOf(sale, id))).toList();
    writes.addHeld(userId, call, hold, seats);
  }

  private UUID typeOf(EventSale sale, UUID seatId) {
    return layouts
        .of(sale.venueId(), sale.seatMapVersion())
        .seat(seatId)
        .flatMap(seat -> sale.ticketTypeFor(seat.seatCategory()))
        .orElseThrow(() -> Refusals.notFound("seat", seatId.toString()))
        .id();
  }
}
