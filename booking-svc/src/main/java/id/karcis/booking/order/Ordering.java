package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.hold.Hold;
import id.karcis.booking.hold.Holding;
import id.karcis.booking.hold.Holds;
import id.karcis.booking.order.OrderSource.OfHold;
import id.karcis.booking.order.OrderSource.OfPlaces;
import id.karcis.booking.order.OrderSource.OfSeats;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes orders. What can be refused without writing is refused first; what remains is one
/// transaction in [Reservations]. Not to be called inside a transaction.
@Component
class Ordering {

  private final EventSales events;
  private final Holds holds;
  private final Pricing pricing;
  private final Holding holding;
  private final Reservations reservations;
  private final Orders orders;
  private final DatabaseClock clock;

  Ordering(
      EventSales events,
      Holds holds,
      Pricing pricing,
      Holding holding,
      Reservations reservations,
      Orders orders,
      DatabaseClock clock) {
    this.events = events;
    this.holds = holds;
    this.pricing = pricing;
    this.holding = holding;
    this.reservations = reservations;
    this.orders = orders;
    this.clock = clock;
  }

  /// Makes the order `orderId`, or returns it if it was made before: the same call again changes
  /// nothing.
  Order order(UUID orderId, UUID userId, OrderSource source) {
    var known = orders.find(orderId);
    if (known.isPresent()) {
      return known.get();
    }
    switch (source) {
      case OfHold hold -> takeOver(orderId, ownHold(hold, userId));
      case OfSeats seats -> orderSeats(orderId, userId, seats);
      case OfPlaces places -> orderPlaces(orderId, userId, places);
    }
    return orders.find(orderId).orElseThrow();
  }

  private Hold ownHold(OfHold source, UUID userId) {
    var id = source.holdId();
    var hold = holds.find(id, userId).orElseThrow(() -> Refusals.notFound("hold", id.toString()));
    var eventId = source.eventId();
    if (eventId != null && !eventId.equals(hold.eventId())) {
      throw Refusals.invalid("eventId", eventId.toString(), "the event of the hold, or nothing");
    }
    return hold;
  }

  private void takeOver(UUID orderId, Hold hold) {
    var now = clock.instant();
    requireLive(hold, now);
    var sale = onSale(hold.eventId(), now);
    var lines = pricing.seats(sale, hold.seatIds(), now);
    var order = draft(orderId, hold.userId(), sale, hold.id(), now, lines);
    if (!reservations.takeOver(order)) {
      var changed = holds.find(hold.id(), hold.userId()).orElseThrow();
      requireLive(changed, clock.instant());
      throw OrderRefusals.holdExpired(changed);
    }
  }

  /// ORDER_STATE, with the order's code, for a hold that became an order.
  private void requireLive(Hold hold, Instant now) {
    var order = orders.findByHold(hold.id());
    if (order.isPresent()) {
      throw OrderRefusals.holdUsed(hold, order.get());
    }
    if (hold.state() != Hold.State.ACTIVE || !now.isBefore(hold.expireTime())) {
      throw OrderRefusals.holdExpired(hold);
    }
  }

  /// The hold bears the order's id, so that a repeated call finds the seats that it held before
  /// something failed.
  private void orderSeats(UUID orderId, UUID userId, OfSeats source) {
    var held = holds.find(orderId, userId);
    takeOver(
        orderId,
        held.orElseGet(() -> holding.hold(userId, orderId, source.eventId(), source.seatIds())));
  }

  private void orderPlaces(UUID orderId, UUID userId, OfPlaces source) {
    var now = clock.instant();
    var sale = onSale(source.eventId(), now);
    var lines = pricing.places(sale, source.places(), now);
    reservations.claimPlaces(draft(orderId, userId, sale, null, now, lines), sale);
  }

  private EventSale onSale(UUID eventId, Instant now) {
    var sale = events.fresh(eventId);
    sale.requireOnSale(now);
    return sale;
  }

  private static NewOrder draft(
      UUID orderId,
      UUID userId,
      EventSale sale,
      @Nullable UUID holdId,
      Instant now,
      List<OrderLine> lines) {
    var expireTime = now.plus(sale.holdDuration());
    return new NewOrder(
        orderId, sale.eventId(), userId, sale.currencyCode(), holdId, now, expireTime, lines);
  }
}
