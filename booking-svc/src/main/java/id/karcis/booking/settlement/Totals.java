package id.karcis.booking.settlement;

import id.karcis.booking.order.Order;

/// Compares money with what an order costs.
final class Totals {

  private Totals() {}

  /// Tells whether this is exactly what the order costs.
  static boolean match(Order order, long amountMinor, String currencyCode) {
    return amountMinor == order.totalMinor() && currencyCode.equals(order.currencyCode());
  }
}
