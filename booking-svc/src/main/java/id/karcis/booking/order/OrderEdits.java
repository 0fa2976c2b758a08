package id.karcis.booking.order;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Changes orders that wait for their payment. Each change is one transaction that locks the
/// order's row first, and none is made while a charge of the order is under way, so what is charged
/// is what the order costs.
@Component
public class OrderEdits {

  private final Orders orders;
  private final Charges charges;
  private final Discounts discounts;
  private final AuditLog audit;

  OrderEdits(Orders orders, Charges charges, Discounts discounts, AuditLog audit) {
    this.orders = orders;
    this.charges = charges;
    this.discounts = discounts;
    this.audit = audit;
  }

  /// Puts a promo code on an order, in place of any other. Refuses NOT_FOUND for an order that the
  /// caller must not see, ORDER_STATE, ORDER_EXPIRED, PAYMENT_IN_PROGRESS, and as
  /// [Discounts#claim]. Putting on the same code again changes nothing.
  ///
  /// @param by the buyer, or an admin, which is audited
  /// @param code in upper case
  @Transactional
  public Order applyPromo(UUID orderId, Caller by, String code) {
    var order = lock(orderId, by);
    if (code.equals(order.promoCode())) {
      return order;
    }
    long discount = discounts.claim(DiscountedOrder.of(order), code);
    orders.reprice(orderId, order.subtotalMinor(), discount, code);
    auditIfNotOwn("RedeemPromo", order, by);
    return orders.find(orderId).orElseThrow();
  }

  /// The order, locked until the transaction ends, if the caller may change it now. Refuses
  /// NOT_FOUND for one that the caller must not see, ORDER_STATE, ORDER_EXPIRED,
  /// PAYMENT_IN_PROGRESS.
  @Transactional(propagation = Propagation.MANDATORY)
  Order lock(UUID orderId, Caller by) {
    var order =
        orders
            .lock(orderId)
            .filter(found -> by.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("order", orderId.toString()));
    requirePending(order);
    if (charges.isOpen(orderId)) {
      throw OrderRefusals.paymentInProgress(order.code());
    }
    return order;
  }

  /// Refuses ORDER_STATE and ORDER_EXPIRED.
  static void requirePending(Order order) {
    switch (order.status()) {
      case PENDING_PAYMENT -> {}
      case EXPIRED -> throw OrderRefusals.expired(order);
      case PAID, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> throw OrderRefusals.notEditable(order);
    }
  }

  /// Records a change by an admin, in its transaction.
  void auditIfNotOwn(String action, Order order, Caller by) {
    if (!by.userId().equals(order.userId())) {
      audit.record(action, "order", order.id().toString(), Map.of("code", order.code()));
    }
  }
}
