package id.karcis.booking.cart;

import id.karcis.booking.order.OrderWish.Places;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a buyer gathered, as it stood when it was read: what ran out is not in it.
///
/// @param promoCode in upper case; null for none
/// @param version counts its changes
/// @param items in the order in which they were added; never empty
record Cart(
    UUID userId, UUID eventId, @Nullable String promoCode, long version, List<CartItem> items) {

  /// Items of one cart.
  static final int MAX_ITEMS = 40;

  Cart {
    items = List.copyOf(items);
  }

  /// The same without promo code.
  Cart withoutPromo() {
    return new Cart(userId, eventId, null, version, items);
  }

  /// The holds that keep its seats, each once.
  List<UUID> holdIds() {
    return items.stream().flatMap(item -> Stream.ofNullable(item.holdId())).distinct().toList();
  }

  /// Its seats.
  List<UUID> seatIds() {
    return items.stream().flatMap(item -> Stream.ofNullable(item.seatId())).toList();
  }

  /// Its places on standing floors, as an order wants them.
  List<Places> wishes() {
    return places().stream().map(item -> new Places(item.ticketTypeId(), item.quantity())).toList();
  }

  /// Its places on standing floors.
  List<CartItem> places() {
    return items.stream().filter(item -> Objects.isNull(item.seatId())).toList();
  }
}
