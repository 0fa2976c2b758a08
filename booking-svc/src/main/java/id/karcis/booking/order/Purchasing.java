package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.hold.BestHolding;
import id.karcis.booking.hold.Holds;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Orders tickets of one type straight away: places on a standing floor, or the best seats that are
/// left.
@Component
class Purchasing {

  private final OpenSales sales;
  private final BestHolding best;
  private final Holds holds;
  private final Ordering ordering;
  private final Orders orders;
  private final DatabaseClock clock;

  Purchasing(
      OpenSales sales,
      BestHolding best,
      Holds holds,
      Ordering ordering,
      Orders orders,
      DatabaseClock clock) {
    this.sales = sales;
    this.best = best;
    this.holds = holds;
    this.ordering = ordering;
    this.orders = orders;
    this.clock = clock;
  }

  /// Some tickets of one type.
  ///
  /// @param promoCode in upper case; null for none
  /// @param contact null for the buyer
  record Purchase(
      UUID eventId,
      UUID ticketTypeId,
      int quantity,
      @Nullable String promoCode,
      @Nullable Contact contact) {

    OrderWish wish(List<UUID> holdIds, List<OrderWish.Places> places) {
      return new OrderWish(eventId, holdIds, List.of(), places, promoCode, contact);
    }
  }

  /// Makes the order `orderId`, or returns it if it was made before. Refuses as [Ordering#order],
  /// and SOLD_OUT when too few seats are left.
  Order purchase(UUID orderId, UUID userId, Purchase purchase) {
    var known = orders.find(orderId);
    if (known.isPresent()) {
      return known.get();
    }
    var sale = sales.open(purchase.eventId(), clock.instant());
    var id = purchase.ticketTypeId();
    var type =
        sale.ticketType(id).orElseThrow(() -> Refusals.notFound("ticketType", id.toString()));
    if (type.standing()) {
      var places = List.of(new OrderWish.Places(id, purchase.quantity()));
      return ordering.order(orderId, userId, purchase.wish(List.of(), places));
    }
    hold(orderId, userId, sale, purchase.quantity(), type.seatCategory());
    return ordering.orderHeld(orderId, userId, purchase.wish(List.of(orderId), List.of()));
  }

  /// The hold bears the order's id, so that a repeated call finds it.
  private void hold(UUID id, UUID userId, EventSale sale, int quantity, String seatCategory) {
    if (holds.find(id, userId).isEmpty()) {
      best.hold(userId, id, sale.eventId(), quantity, seatCategory);
    }
  }
}
