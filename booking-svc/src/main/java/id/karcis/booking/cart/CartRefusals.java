package id.karcis.booking.cart;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import java.util.UUID;

/// The ways in which carts say no.
final class CartRefusals {

  private CartRefusals() {}

  static Refusal otherEvent(Cart cart) {
    return Refusals.failedPrecondition(
        ErrorReason.CART_EVENT,
        "the cart holds tickets of event %s: order or empty it first".formatted(cart.eventId()),
        Map.of("eventId", cart.eventId().toString()));
  }

  static Refusal full() {
    return Refusals.failedPrecondition(
        ErrorReason.LIST_FULL,
        "a cart takes %d items: take something out or order first".formatted(Cart.MAX_ITEMS),
        Map.of("limit", Integer.toString(Cart.MAX_ITEMS)));
  }

  static Refusal empty() {
    return Refusals.failedPrecondition(
        ErrorReason.CART_EMPTY,
        "the cart holds nothing that can be ordered: add seats or places first",
        Map.of());
  }

  static Refusal noItem(UUID id) {
    return Refusals.notFound("cartItem", id.toString());
  }
}
