package id.karcis.booking.cart;

import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.booking.cart.PricedCart.PricedItem;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.order.OrderProtos;
import id.karcis.platform.money.Amounts;

/// Carts on the wire.
final class CartProtos {

  /// Of an empty cart, which costs nothing of it.
  private static final String DEFAULT_CURRENCY = "IDR";

  private static final String DEFAULT_METHOD = "SIMULATED";

  private CartProtos() {}

  static id.karcis.api.booking.v1.Cart empty() {
    var nothing = Amounts.money(0, DEFAULT_CURRENCY);
    return id.karcis.api.booking.v1.Cart.newBuilder()
        .setSubtotal(nothing)
        .setDiscount(nothing)
        .setTotal(nothing)
        .build();
  }

  static id.karcis.api.booking.v1.Cart toProto(PricedCart priced) {
    var cart = priced.cart();
    var currency = priced.currencyCode();
    var proto =
        id.karcis.api.booking.v1.Cart.newBuilder()
            .setEventId(cart.eventId().toString())
            .setSubtotal(Amounts.money(priced.subtotalMinor(), currency))
            .setDiscount(Amounts.money(priced.discountMinor(), currency))
            .setTotal(Amounts.money(priced.totalMinor(), currency));
    priced.items().forEach(item -> proto.addItems(toProto(item, currency)));
    priced.expireTime().ifPresent(time -> proto.setExpireTime(GrpcTimes.timestamp(time)));
    var promoCode = cart.promoCode();
    if (promoCode != null) {
      proto.setPromoCode(promoCode);
    }
    return proto.build();
  }

  private static id.karcis.api.booking.v1.Cart.Item toProto(PricedItem priced, String currency) {
    var item = priced.item();
    var proto =
        id.karcis.api.booking.v1.Cart.Item.newBuilder()
            .setId(item.id().toString())
            .setTicketTypeId(item.ticketTypeId().toString())
            .setQuantity(item.quantity());
    var holdId = item.holdId();
    var seatId = item.seatId();
    var expireTime = item.expireTime();
    if (holdId != null && seatId != null && expireTime != null) {
      proto
          .setHoldId(holdId.toString())
          .setSeatId(seatId.toString())
          .setExpireTime(GrpcTimes.timestamp(expireTime));
    }
    priced.priceMinor().ifPresent(price -> proto.setUnitPrice(Amounts.money(price, currency)));
    return proto.build();
  }

  static Checkout.Wish toWish(CheckoutRequest request) {
    return new Checkout.Wish(
        OrderProtos.promoCode(request.getPromoCode()),
        request.getMethod().isEmpty() ? DEFAULT_METHOD : request.getMethod(),
        request.hasContact() ? OrderProtos.contact(request.getContact()) : null);
  }
}
