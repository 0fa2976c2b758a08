package id.karcis.booking.order;

import java.util.UUID;

/// What a discount is reckoned on.
///
/// @param orderId of the order that uses the code; its row is in the database by then
/// @param subtotalMinor sum of its lines, in minor units of the currency
public record DiscountedOrder(
    UUID orderId, UUID eventId, UUID userId, String currencyCode, long subtotalMinor) {

  /// Returns what a discount on an order is reckoned on.
  static DiscountedOrder of(Order order) {
    return of(order, order.subtotalMinor());
  }

  /// The same with another subtotal.
  static DiscountedOrder of(Order order, long subtotalMinor) {
    return new DiscountedOrder(
        order.id(), order.eventId(), order.userId(), order.currencyCode(), subtotalMinor);
  }
}
