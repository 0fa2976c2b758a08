package id.karcis.booking.order;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.admission.Admission;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.hold.Hold;
import id.karcis.booking.hold.HoldReleases;
import id.karcis.booking.hold.Holding;
import id.karcis.booking.hold.Holds;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.request.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes orders. What can be refused without writing is refused first; what remains is one
/// transaction in [Reservations]. Not to be called inside a transaction.
@Component
public class Ordering {

  /// Whenever others took the last tickets of a phase, an order is priced once more. Its share of
  /// that phase shrinks each time, so this is more than a crowd makes of it.
  private static final int MAX_PRICINGS = 25;

  private final OpenSales sales;
  private final Holds holds;
  private final Pricing pricing;
  private final Admission admission;
  private final Holding holding;
  private final HoldReleases releases;
  private final Reservations reservations;
  private final Orders orders;
  private final DatabaseClock clock;

  Ordering(
      OpenSales sales,
      Holds holds,
      Pricing pricing,
      Admission admission,
      Holding holding,
      HoldReleases releases,
      Reservations reservations,
      Orders orders,
      DatabaseClock clock) {
    this.sales = sales;
    this.holds = holds;
    this.pricing = pricing;
    this.admission = admission;
    this.holding = holding;
    this.releases = releases;
    this.reservations = reservations;
    this.orders = orders;
    this.clock = clock;
  }

  /// Makes the order `orderId`, or returns it if it was made before: the same call again changes
  /// nothing. Refuses as CreateOrder.
  Order order(UUID orderId, UUID userId, OrderWish wish) {
    return order(orderId, userId, wish, () -> {});
  }

  /// The same, with something else done in the transaction that makes the order, before all else.
  ///
  /// @param first may refuse; runs again when the transaction does
  public Order order(UUID orderId, UUID userId, OrderWish wish, Runnable first) {
    var known = orders.find(orderId);
    if (known.isPresent()) {
      return known.get();
    }
    var held = new ArrayList<Hold>();
    wish.holdIds().forEach(id -> held.add(own(id, userId)));
    if (wish.seatIds().isEmpty()) {
      make(orderId, userId, wish, held, first);
    } else {
      orderSeats(orderId, userId, wish, held, first);
    }
    return orders.find(orderId).orElseThrow();
  }

  private Hold own(UUID holdId, UUID userId) {
    return holds
        .find(holdId, userId)
        .orElseThrow(() -> Refusals.notFound("hold", holdId.toString()));
  }

  /// The hold bears the order's id, so that a repeated call finds the seats that it held before
  /// something failed. What is refused for good is not repeated, so then they are free again.
  private void orderSeats(
      UUID orderId, UUID userId, OrderWish wish, List<Hold> held, Runnable first) {
    if (!wish.places().isEmpty()) {
      var now = clock.instant();
      pricing.places(sales.open(eventId(wish, held), now), wish.places(), now);
    }
    held.add(
        holds
            .find(orderId, userId)
            .orElseGet(() -> holding.hold(userId, orderId, eventId(wish, held), wish.seatIds())));
    releasingIfRefused(orderId, userId, () -> make(orderId, userId, wish, held, first));
  }

  /// Like [#order] with a hold made for this order, which bears its id.
  Order orderHeld(UUID orderId, UUID userId, OrderWish wish) {
    releasingIfRefused(orderId, userId, () -> order(orderId, userId, wish));
    return orders.find(orderId).orElseThrow();
  }

  private void releasingIfRefused(UUID holdId, UUID userId, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      if (isFinal(refusal)) {
        releases.release(holdId, userId);
      }
      throw refusal;
    }
  }

  /// Whether nobody will ask again under the same id: without an idempotency key the next call has
  /// another one, and with a key it gets the same answer.
  static boolean isFinal(Refusal refusal) {
    return RequestContext.current().idempotencyKey() == null
        || (refusal.retryAfter() == null && refusal.reason() != ErrorReason.DEADLINE_EXCEEDED);
  }

  private void make(UUID orderId, UUID userId, OrderWish wish, List<Hold> held, Runnable first) {
    for (var pricings = 0; pricings < MAX_PRICINGS; pricings++) {
      var now = clock.instant();
      held.forEach(hold -> requireLive(hold, now));
      var sale = open(userId, wish, held, now);
      var order = draft(orderId, userId, sale, wish, held, now);
      switch (reservations.place(order, sale, first)) {
        case PLACED -> {
          return;
        }
        case HOLD_GONE -> throw holdGone(userId, held);
        case PRICE_GONE -> {
          // Others took the last tickets of a phase: price anew.
        }
      }
    }
    throw OrderRefusals.pricesMoved(MAX_PRICINGS);
  }

  /// A buyer with a hold was let in when it was made.
  private EventSale open(UUID userId, OrderWish wish, List<Hold> held, Instant now) {
    var sale = sales.open(eventId(wish, held), now);
    if (held.isEmpty()) {
      admission.require(sale, userId);
    }
    return sale;
  }

  private Refusal holdGone(UUID userId, List<Hold> held) {
    var changed = held.stream().map(hold -> own(hold.id(), userId)).toList();
    changed.forEach(hold -> requireLive(hold, clock.instant()));
    return OrderRefusals.holdExpired(changed.getFirst());
  }

  private static UUID eventId(OrderWish wish, List<Hold> held) {
    var asked = wish.eventId();
    var eventId = asked != null ? asked : held.getFirst().eventId();
    if (held.stream().anyMatch(hold -> !hold.eventId().equals(eventId))) {
      throw Refusals.invalid("eventId", eventId.toString(), "the event of the hold, or nothing");
    }
    return eventId;
  }

  /// ORDER_STATE, with the order's code, for a hold that an order took over.
  private void requireLive(Hold hold, Instant now) {
    if (hold.state() == Hold.State.ORDERED) {
      throw orders
          .findByHold(hold.id())
          .map(order -> OrderRefusals.holdUsed(hold, order))
          .orElseGet(() -> OrderRefusals.holdExpired(hold));
    }
    if (hold.state() != Hold.State.ACTIVE || !now.isBefore(hold.expireTime())) {
      throw OrderRefusals.holdExpired(hold);
    }
  }

  private NewOrder draft(
      UUID orderId, UUID userId, EventSale sale, OrderWish wish, List<Hold> held, Instant now) {
    var lines = new ArrayList<OrderLine>();
    var seatIds = held.stream().flatMap(hold -> hold.seatIds().stream()).toList();
    if (!seatIds.isEmpty()) {
      lines.addAll(pricing.seats(sale, seatIds, now));
    }
    lines.addAll(pricing.places(sale, wish.places(), now));
    return new NewOrder(
        orderId,
        sale.eventId(),
        userId,
        sale.currencyCode(),
        held.stream().map(Hold::id).toList(),
        now,
        now.plus(sale.holdDuration()),
        lines,
        wish.promoCode(),
        wish.contact(),
        sale.refundPolicy());
  }
}
