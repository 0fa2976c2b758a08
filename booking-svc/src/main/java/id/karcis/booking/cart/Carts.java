package id.karcis.booking.cart;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What other features may do with carts.
@Component
public class Carts {

  private final CartStore store;
  private final CartPricing pricing;
  private final CartWrites writes;

  Carts(CartStore store, CartPricing pricing, CartWrites writes) {
    this.store = store;
    this.pricing = pricing;
    this.writes = writes;
  }

  /// What a cart would cost now.
  ///
  /// @param subtotalMinor sum of its items, in minor units of the currency
  /// @param discountMinor what the promo code takes off
  public record Quote(String currencyCode, long subtotalMinor, long discountMinor) {

    /// Returns what is to be paid.
    public long totalMinor() {
      return subtotalMinor - discountMinor;
    }
  }

  /// Puts a promo code on a user's cart, in place of any other; checkout will use it. Nothing of
  /// the code is used up before. Refuses CART_EMPTY, and as
  /// [id.karcis.booking.order.Discounts#quote].
  ///
  /// @param code in upper case
  @Transactional
  public Quote setPromo(UUID userId, String code) {
    var cart = store.lock(userId).orElseThrow(CartRefusals::empty);
    var priced = pricing.price(cart, code);
    store.setPromo(userId, code);
    return new Quote(priced.currencyCode(), priced.subtotalMinor(), priced.discountMinor());
  }

  /// Takes everything out of a user's cart; its seats are free at once. Idempotent.
  @Transactional
  public void clear(UUID userId) {
    writes.clear(userId);
  }
}
