package id.karcis.booking.order;

import id.karcis.booking.hold.HoldReleases;
import id.karcis.booking.hold.Holding;
import id.karcis.booking.hold.Holds;
import id.karcis.booking.order.OrderItems.OrderedItem;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Changes the lines of orders for callers: holds the seats that are added, and prices again what
/// was priced too late. Not to be called inside a transaction.
@Component
class OrderLines {

  /// Prices are reckoned again this often when others take the last tickets of a phase.
  private static final int MAX_PRICINGS = 3;

  private final Orders orders;
  private final OrderItems items;
  private final LineEdits edits;
  private final Holding holding;
  private final Holds holds;
  private final HoldReleases releases;

  OrderLines(
      Orders orders,
      OrderItems items,
      LineEdits edits,
      Holding holding,
      Holds holds,
      HoldReleases releases) {
    this.orders = orders;
    this.items = items;
    this.edits = edits;
    this.holding = holding;
    this.holds = holds;
    this.releases = releases;
  }

  /// Adds a seat to an order, as the line `itemId`; the same call again changes nothing. The hold
  /// bears the id of the line, and is given back when the order does not take it.
  OrderedItem addSeat(UUID itemId, UUID orderId, UUID seatId, Caller by) {
    var known = items.find(itemId);
    if (known.isPresent()) {
      return known.get();
    }
    var order = own(orderId, by);
    OrderEdits.requirePending(order);
    var user = order.userId();
    if (holds.find(itemId, user).isEmpty()) {
      holding.hold(user, itemId, order.eventId(), List.of(seatId));
    }
    try {
      priced(() -> edits.addSeat(orderId, itemId, seatId, by));
    } catch (Refusal refusal) {
      releaseIfFinal(refusal, itemId, user);
      throw refusal;
    }
    return items.find(itemId).orElseThrow();
  }

  private void releaseIfFinal(Refusal refusal, UUID holdId, UUID userId) {
    if (Ordering.isFinal(refusal)) {
      releases.release(holdId, userId);
    }
  }

  /// Adds places to an order, as the line `itemId`; the same call again changes nothing.
  OrderedItem addPlaces(UUID itemId, UUID orderId, Places places, Caller by) {
    var known = items.find(itemId);
    if (known.isPresent()) {
      return known.get();
    }
    priced(() -> edits.addPlaces(orderId, itemId, places, by));
    return items.find(itemId).orElseThrow();
  }

  /// Gives a line another quantity.
  ///
  /// @param call of this change, new
  OrderedItem setQuantity(UUID itemId, int quantity, UUID call, Caller by) {
    var orderId = ownItem(itemId, by).order().id();
    priced(() -> edits.setQuantity(orderId, itemId, quantity, call, by));
    return items.find(itemId).orElseThrow();
  }

  /// Takes a line out.
  void remove(UUID itemId, Caller by) {
    edits.remove(ownItem(itemId, by).order().id(), itemId, by);
  }

  /// The line if it is the caller's or the caller is an admin.
  OrderedItem ownItem(UUID itemId, Caller by) {
    return items
        .find(itemId)
        .filter(found -> by.mayActFor(found.order().userId()))
        .orElseThrow(() -> OrderRefusals.noItem(itemId));
  }

  /// The order if it is the caller's or the caller is an admin.
  Order own(UUID orderId, Caller by) {
    return orders
        .find(orderId)
        .filter(found -> by.mayActFor(found.userId()))
        .orElseThrow(() -> Refusals.notFound("order", orderId.toString()));
  }

  private static void priced(Runnable change) {
    for (var pricings = 0; pricings < MAX_PRICINGS; pricings++) {
      try {
        change.run();
        return;
      } catch (LineEdits.PriceGone _) {
        // Others took the last tickets of the phase: with the prices of now.
      }
    }
    throw OrderRefusals.pricesMoved(MAX_PRICINGS);
  }
}
