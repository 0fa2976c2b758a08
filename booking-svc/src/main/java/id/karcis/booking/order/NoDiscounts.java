package id.karcis.booking.order;

import id.karcis.platform.error.Refusals;
import java.util.UUID;

/// Where no feature knows promo codes, none exists.
final class NoDiscounts implements Discounts {

  @Override
  public long claim(DiscountedOrder order, String code) {
    return quote(order, code);
  }

  @Override
  public long quote(DiscountedOrder order, String code) {
    throw Refusals.notFound("promoCode", code);
  }

  @Override
  public boolean keep(UUID orderId) {
    return true;
  }

  @Override
  public void release(UUID orderId) {}
}
