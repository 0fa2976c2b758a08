package id.karcis.booking.cart;

import id.karcis.booking.cart.PricedCart.PricedItem;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.order.DiscountedOrder;
import id.karcis.booking.order.Discounts;
import id.karcis.booking.order.Pricing;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// Tells what a cart would cost now.
@Component
class CartPricing {

  private final EventSales sales;
  private final Pricing pricing;
  private final Discounts discounts;
  private final DatabaseClock clock;

  CartPricing(EventSales sales, Pricing pricing, Discounts discounts, DatabaseClock clock) {
    this.sales = sales;
    this.pricing = pricing;
    this.discounts = discounts;
    this.clock = clock;
  }

  /// The cart at the prices now. Without its promo code while that does not apply.
  PricedCart price(Cart cart) {
    var code = cart.promoCode();
    var full = withoutDiscount(cart);
    if (code == null) {
      return full;
    }
    var discount = discounts.quoteAgain(order(full), code);
    return discount.isPresent() ? less(full, discount.getAsLong()) : full.withoutPromo();
  }

  /// The cart at the prices now with this code. Refuses as [Discounts#quote].
  PricedCart price(Cart cart, String code) {
    var full = withoutDiscount(cart);
    return less(full, discounts.quote(order(full), code));
  }

  private static DiscountedOrder order(PricedCart full) {
    var cart = full.cart();
    return new DiscountedOrder(
        UuidV7.next(), cart.eventId(), cart.userId(), full.currencyCode(), full.subtotalMinor());
  }

  private static PricedCart less(PricedCart full, long discountMinor) {
    return new PricedCart(
        full.cart(), full.currencyCode(), full.items(), full.subtotalMinor(), discountMinor);
  }

  private PricedCart withoutDiscount(Cart cart) {
    var sale = sales.recent(cart.eventId());
    var now = clock.instant();
    var items =
        cart.items().stream().map(item -> new PricedItem(item, price(sale, item, now))).toList();
    return new PricedCart(cart, sale.currencyCode(), items, subtotal(sale, cart, items, now), 0);
  }

  private static OptionalLong price(EventSale sale, CartItem item, Instant now) {
    return sale.ticketType(item.ticketTypeId())
        .map(type -> type.priceAt(now))
        .orElse(OptionalLong.empty());
  }

  /// What the order would cost; of a cart that cannot be ordered as it is, what can be priced.
  private long subtotal(EventSale sale, Cart cart, List<PricedItem> items, Instant now) {
    try {
      return pricing.subtotal(sale, cart.seatIds(), cart.wishes(), now);
    } catch (Refusal _) {
      return sum(items);
    }
  }

  private static long sum(List<PricedItem> items) {
    long sum = 0;
    for (var priced : items) {
      var price = priced.priceMinor().orElse(0);
      sum = Math.addExact(sum, Math.multiplyExact(price, (long) priced.item().quantity()));
    }
    return sum;
  }
}
