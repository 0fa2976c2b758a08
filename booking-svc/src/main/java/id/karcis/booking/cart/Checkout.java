package id.karcis.booking.cart;

import id.karcis.booking.order.Contact;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderPayment;
import id.karcis.booking.order.OrderWish;
import id.karcis.booking.order.Ordering;
import id.karcis.booking.order.Orders;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes an order of a cart: one transaction takes all of it and empties the cart, or nothing
/// happens. Its payment is opened afterwards, outside of it.
@Component
class Checkout {

  /// Tries with the cart as it is by then, when it changed while it was ordered: more often than
  /// one buyer's clients change it at once.
  private static final int MAX_TRIES = 20;

  private final CartStore store;
  private final CartPricing pricing;
  private final Ordering ordering;
  private final Orders orders;
  private final OrderPayment payment;

  Checkout(
      CartStore store,
      CartPricing pricing,
      Ordering ordering,
      Orders orders,
      OrderPayment payment) {
    this.store = store;
    this.pricing = pricing;
    this.ordering = ordering;
    this.orders = orders;
    this.payment = payment;
  }

  /// What a buyer says with it.
  ///
  /// @param promoCode in upper case; null for the cart's, as far as it still applies
  /// @param method how it will be paid
  /// @param contact null for the buyer
  record Wish(@Nullable String promoCode, String method, @Nullable Contact contact) {}

  /// Somebody else changed the cart, perhaps by ordering it.
  private static final class CartChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CartChanged() {
      super("the cart changed meanwhile", null, false, false);
    }
  }

  /// Makes the order `orderId`, or returns it if it was made before. Refuses CART_EMPTY and as
  /// CreateOrder. Works in transactions of its own: never call it inside one.
  Order checkOut(UUID orderId, UUID userId, Wish wish) {
    var order = orders.find(orderId).orElseGet(() -> order(orderId, userId, wish));
    return payment.open(order, wish.method());
  }

  private Order order(UUID orderId, UUID userId, Wish wish) {
    for (int tries = 1; tries <= MAX_TRIES; tries++) {
      var cart = store.find(userId).orElseThrow(CartRefusals::empty);
      var code = code(cart, wish);
      try {
        return ordering.order(orderId, userId, toOrder(cart, code, wish), () -> take(cart));
      } catch (CartChanged _) {
        // With the cart as it is now.
      } catch (Refusal refusal) {
        if (isStill(cart) && Objects.equals(code, code(cart, wish))) {
          throw refusal;
        }
      }
    }
    throw Refusals.unavailable("the cart, which changes all the time");
  }

  /// Holds that became an order or ran out meanwhile are no reason to refuse what is left.
  private boolean isStill(Cart cart) {
    return store
        .find(cart.userId())
        .filter(now -> now.version() == cart.version() && now.items().equals(cart.items()))
        .isPresent();
  }

  private void take(Cart cart) {
    if (!store.delete(cart)) {
      throw new CartChanged();
    }
  }

  /// Of the cart's own code the buyer was shown whether it still applies; one that does not must
  /// not keep the seats from being ordered.
  private @Nullable String code(Cart cart, Wish wish) {
    var asked = wish.promoCode();
    return asked == null ? pricing.price(cart).cart().promoCode() : asked;
  }

  private static OrderWish toOrder(Cart cart, @Nullable String code, Wish wish) {
    return new OrderWish(
        cart.eventId(), cart.holdIds(), List.of(), cart.wishes(), code, wish.contact());
  }
}
