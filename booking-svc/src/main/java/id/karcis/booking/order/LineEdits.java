package id.karcis.booking.order;

import id.karcis.booking.admission.Admission;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.order.LineClaims.Change;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes the lines of orders that wait for their payment. Each change is one transaction: what
/// the order claims, what its promo code takes off and what it costs follow at once, or nothing
/// happens. Refuses what [OrderEdits#lock] refuses, and what a new order of the same would be
/// refused for.
@Component
class LineEdits {

  /// Lines of an order that was changed; a cart has as many items.
  static final int MAX_LINES = 40;

  private final OrderEdits edits;
  private final Orders orders;
  private final OrderItems items;
  private final LineClaims claims;
  private final OpenSales sales;
  private final Admission admission;
  private final Pricing pricing;
  private final Discounts discounts;
  private final DatabaseClock clock;

  LineEdits(
      OrderEdits edits,
      Orders orders,
      OrderItems items,
      LineClaims claims,
      OpenSales sales,
      Admission admission,
      Pricing pricing,
      Discounts discounts,
      DatabaseClock clock) {
    this.edits = edits;
    this.orders = orders;
    this.items = items;
    this.claims = claims;
    this.sales = sales;
    this.admission = admission;
    this.pricing = pricing;
    this.discounts = discounts;
    this.clock = clock;
  }

  /// Others took the last tickets of a phase since it was priced.
  static final class PriceGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PriceGone() {
      super("the phase has not as many tickets left", null, false, false);
    }
  }

  /// Adds a seat that is held under the id of the new line.
  ///
  /// @throws PriceGone when it must be priced anew
  @Transactional
  public void addSeat(UUID orderId, UUID itemId, UUID seatId, Caller by) {
    var order = edits.lock(orderId, by);
    var now = clock.instant();
    var sale = sales.open(order.eventId(), now);
    add(order, itemId, pricing.seats(sale, List.of(seatId), now).getFirst(), sale, by);
  }

  /// Adds places on a standing floor, all at one price.
  ///
  /// @throws PriceGone when they must be priced anew
  @Transactional
  public void addPlaces(UUID orderId, UUID itemId, Places places, Caller by) {
    var order = edits.lock(orderId, by);
    var sale = open(order);
    add(order, itemId, priced(sale, places), sale, by);
  }

  private EventSale open(Order order) {
    var sale = sales.open(order.eventId(), clock.instant());
    admission.require(sale, order.userId());
    return sale;
  }

  private OrderLine priced(EventSale sale, Places places) {
    var lines = pricing.places(sale, List.of(places), clock.instant());
    if (lines.size() > 1) {
      throw OrderRefusals.fewerAtOnePrice(places, lines.getFirst());
    }
    return lines.getFirst();
  }

  private void add(Order order, UUID itemId, OrderLine line, EventSale sale, Caller by) {
    if (order.items().size() >= MAX_LINES) {
      throw OrderRefusals.tooManyLines(order, MAX_LINES);
    }
    var change = Change.more(order, line);
    claims.more(change, sale, itemId);
    items.insert(order.id(), itemId, line);
    finish(change, line.unitPriceMinor());
    edits.auditIfNotOwn("CreateOrderItem", order, by);
  }

  /// Gives a line another quantity. More tickets come at the price of the line, as long as that is
  /// in force. Refuses INVALID_ARGUMENT for a seat and another quantity than 1.
  ///
  /// @param call of this change, new
  /// @throws PriceGone when the phase has not as many tickets left
  @Transactional
  public void setQuantity(UUID orderId, UUID itemId, int quantity, UUID call, Caller by) {
    var order = edits.lock(orderId, by);
    var item = itemOf(order, itemId);
    int more = quantity - item.quantity();
    if (more == 0) {
      return;
    }
    if (item.seatId() != null) {
      throw Refusals.invalid("quantity", Integer.toString(quantity), "1, for it is of a seat");
    }
    var change = Change.of(order, item, more);
    var sale = more > 0 ? requireSamePrice(order, item, more) : null;
    claim(change, sale, call);
    items.setQuantity(itemId, quantity);
    finish(change, item.unitPriceMinor());
    edits.auditIfNotOwn("UpdateOrderItem", order, by);
  }

  private void claim(Change change, @Nullable EventSale sale, UUID call) {
    if (sale == null) {
      claims.fewer(change);
    } else {
      claims.more(change, sale, call);
    }
  }

  private EventSale requireSamePrice(Order order, OrderItem item, int more) {
    var sale = open(order);
    var line = priced(sale, new Places(item.ticketTypeId(), more));
    if (line.unitPriceMinor() != item.unitPriceMinor() || !line.phase().equals(item.phase())) {
      throw OrderRefusals.priceOver(item);
    }
    return sale;
  }

  /// Takes a line out. Refuses ORDER_STATE for the last one.
  @Transactional
  public void remove(UUID orderId, UUID itemId, Caller by) {
    var order = edits.lock(orderId, by);
    var item = itemOf(order, itemId);
    if (order.items().size() == 1) {
      throw OrderRefusals.lastLine(order);
    }
    var change = Change.of(order, item, -item.quantity());
    claims.fewer(change);
    items.delete(itemId);
    finish(change, item.unitPriceMinor());
    edits.auditIfNotOwn("DeleteOrderItem", order, by);
  }

  private static OrderItem itemOf(Order order, UUID itemId) {
    return order.items().stream()
        .filter(item -> item.id().equals(itemId))
        .findFirst()
        .orElseThrow(() -> OrderRefusals.noItem(itemId));
  }

  /// Prices the order anew, then moves the stock, which all buyers want.
  private void finish(Change change, long unitPriceMinor) {
    var order = change.order();
    long subtotal =
        Math.addExact(
            order.subtotalMinor(), Math.multiplyExact(unitPriceMinor, (long) change.tickets()));
    orders.reprice(order.id(), subtotal, discount(order, subtotal), order.promoCode());
    if (change.tickets() < 0) {
      claims.fewerStock(change);
    } else if (!claims.moreStock(change)) {
      throw new PriceGone();
    }
  }

  private long discount(Order order, long subtotalMinor) {
    var code = order.promoCode();
    return code == null ? 0 : discounts.claim(DiscountedOrder.of(order, subtotalMinor), code);
  }
}
