package id.karcis.booking.cart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A cart at the prices now.
///
/// @param cart without its promo code when that does not apply now
/// @param subtotalMinor sum of the items that are on sale now, in minor units; so are all amounts
/// @param discountMinor what the promo code would take off now
record PricedCart(
    Cart cart,
    String currencyCode,
    List<PricedItem> items,
    long subtotalMinor,
    long discountMinor) {

  PricedCart {
    items = List.copyOf(items);
  }

  /// An item.
  ///
  /// @param priceMinor of one ticket; empty when it is not on sale now
  record PricedItem(CartItem item, OptionalLong priceMinor) {}

  /// The same of a cart without promo code.
  PricedCart withoutPromo() {
    return new PricedCart(cart.withoutPromo(), currencyCode, items, subtotalMinor, 0);
  }

  long totalMinor() {
    return subtotalMinor - discountMinor;
  }

  /// When the first of its seats is given up.
  Optional<Instant> expireTime() {
    return cart.items().stream()
        .flatMap(item -> Stream.ofNullable(item.expireTime()))
        .min(Instant::compareTo);
  }
}
