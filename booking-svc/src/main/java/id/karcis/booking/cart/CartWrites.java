package id.karcis.booking.cart;

import id.karcis.booking.hold.Hold;
import id.karcis.booking.hold.HoldReleases;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes carts, each change in one transaction.
@Component
class CartWrites {

  /// Tickets of one type in a cart, as in an order.
  private static final int MAX_PLACES = 20;

  private final CartStore store;
  private final HoldReleases releases;

  CartWrites(CartStore store, HoldReleases releases) {
    this.store = store;
    this.releases = releases;
  }

  /// Adds the seats of a hold; those that are in the cart stay. Refuses CART_EVENT, LIST_FULL,
  /// HOLD_EXPIRED, HOLD_STATE.
  @Transactional
  public void addHeld(UUID userId, UUID call, Hold hold, List<HeldSeat> seats) {
    var cart = store.open(userId, hold.eventId());
    releases.requireLive(hold.id(), userId);
    cart.ifPresent(found -> requireRoom(found, hold.eventId(), missing(found, seats)));
    seats.forEach(
        seat -> store.addSeat(userId, hold.id(), seat.seatId(), seat.ticketTypeId(), call));
  }

  private static int missing(Cart cart, List<HeldSeat> seats) {
    var there = cart.items().stream().map(CartItem::seatId).toList();
    return (int) seats.stream().filter(seat -> !there.contains(seat.seatId())).count();
  }

  /// Adds places on a standing floor. The same call again adds nothing. Refuses CART_EVENT,
  /// LIST_FULL, INVALID_ARGUMENT for more than 20 of one type.
  @Transactional
  public void addPlaces(UUID userId, UUID call, UUID eventId, UUID ticketTypeId, int quantity) {
    var cart = store.open(userId, eventId);
    if (store.addedBy(userId, call)) {
      return;
    }
    cart.ifPresent(found -> {
      int there = placesOf(found, ticketTypeId);
      requireRoom(found, eventId, there > 0 ? 0 : 1);
      if (there + quantity > MAX_PLACES) {
        throw Refusals.invalid(
            "quantity",
            Integer.toString(quantity),
            "at most %d: %d of %d are in the cart"
                .formatted(MAX_PLACES - there, there, MAX_PLACES));
      }
    });
    store.addPlaces(userId, ticketTypeId, quantity, call);
  }

  private static int placesOf(Cart cart, UUID ticketTypeId) {
    return cart.places().stream()
        .filter(item -> item.ticketTypeId().equals(ticketTypeId))
        .mapToInt(CartItem::quantity)
        .sum();
  }

  /// Refuses CART_EVENT for another event than the cart's, LIST_FULL when so many items are too
  /// many.
  static void requireRoom(Cart cart, UUID eventId, int more) {
    if (!cart.eventId().equals(eventId)) {
      throw CartRefusals.otherEvent(cart);
    }
    if (cart.items().size() + more > Cart.MAX_ITEMS) {
      throw CartRefusals.full();
    }
  }

  /// Takes an item out; its seat is free at once. Refuses NOT_FOUND.
  @Transactional
  public void remove(UUID userId, UUID itemId) {
    var item =
        store.lock(userId).stream()
            .flatMap(cart -> cart.items().stream())
            .filter(found -> found.id().equals(itemId))
            .findFirst()
            .orElseThrow(() -> CartRefusals.noItem(itemId));
    var holdId = item.holdId();
    var seatId = item.seatId();
    if (holdId != null && seatId != null) {
      releases.releaseSeat(holdId, userId, seatId, item.ticketTypeId());
    }
    store.remove(userId, itemId);
    if (store.find(userId).isEmpty()) {
      store.delete(userId);
    }
  }

  /// Takes everything out; its seats are free at once. Idempotent.
  @Transactional
  public void clear(UUID userId) {
    store.lock(userId).ifPresent(cart -> releases.releaseLive(cart.holdIds(), userId));
    store.delete(userId);
  }
}
