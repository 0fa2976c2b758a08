package id.karcis.booking.order;

import id.karcis.booking.order.Charges.Attempt;
import id.karcis.booking.order.Settler.Paid;
import id.karcis.booking.order.Settler.Settled;
import id.karcis.booking.payment.Charge;
import id.karcis.booking.payment.ChargeOutcome;
import id.karcis.booking.payment.ChargeOutcome.Busy;
import id.karcis.booking.payment.ChargeOutcome.Failed;
import id.karcis.booking.payment.ChargeOutcome.Pending;
import id.karcis.booking.payment.ChargeOutcome.Refused;
import id.karcis.booking.payment.ChargeOutcome.Returned;
import id.karcis.booking.payment.ChargeOutcome.Succeeded;
import id.karcis.booking.payment.Payments;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Pays orders: looks, asks payment-svc, writes down what it said. Three steps, each by itself,
/// because the second is a remote call: nothing is locked meanwhile but the right to charge this
/// order, by a lease. If this process dies after the charge, payment-svc settles the order by
/// itself.
@Component
class Paying {

  private final Orders orders;
  private final Charges charges;
  private final Payments payments;
  private final Settler settler;
  private final AuditLog audit;

  Paying(Orders orders, Charges charges, Payments payments, Settler settler, AuditLog audit) {
    this.orders = orders;
    this.charges = charges;
    this.payments = payments;
    this.settler = settler;
    this.audit = audit;
  }

  /// Pays an order and returns it as it stands then; a paid one is returned as it is. Refuses
  /// PAYMENT_DECLINED, PAYMENT_IN_PROGRESS, ORDER_EXPIRED, ORDER_STATE, DEPENDENCY_UNAVAILABLE, and
  /// a token or method that payment-svc does not know, which leaves the order as it was.
  ///
  /// @param by the buyer, or an admin, which is audited
  Order pay(UUID orderId, String method, String token, Caller by) {
    var order = current(orderId);
    if (order.status() == OrderStatus.PAID) {
      return order;
    }
    requirePayable(order);
    if (!by.userId().equals(order.userId())) {
      audit.recordAttempt("PayOrder", "order", orderId.toString(), Map.of("code", order.code()));
    }
    if (order.totalMinor() == 0) {
      settler.settleFree(orderId);
      return paid(orderId);
    }
    return charge(order, method, token)
        // What failed now was begun by an earlier call, so this one has not had its try yet.
        .or(() -> charge(order, method, token))
        .orElseThrow(() -> OrderRefusals.paymentInProgress(order.code()));
  }

  /// Empty when the attempt that it resumed turned out to have failed.
  private Optional<Order> charge(Order order, String method, String token) {
    var begun = charges.begin(order.id());
    if (begun.isEmpty()) {
      return Optional.of(changedMeanwhile(order.id()));
    }
    var attempt = begun.get();
    return switch (ask(order, attempt, method, token)) {
      case Succeeded(var paymentId, var amountMinor, var currencyCode, var paidTime) -> {
        var money = new Paid(order.id(), paymentId, amountMinor, currencyCode, paidTime);
        if (settler.settle(money) == Settled.REFUND_DUE) {
          charges.close(attempt, paymentId);
        }
        yield Optional.of(paid(order.id()));
      }
      case Failed(var paymentId, var reason) -> {
        charges.close(attempt, paymentId);
        if (attempt.resumed()) {
          yield Optional.empty();
        }
        throw OrderRefusals.declined(order.code(), reason);
      }
      case Pending(var paymentId) -> {
        charges.leaveOpen(attempt, paymentId);
        yield Optional.of(current(order.id()));
      }
      case Returned(var paymentId) -> {
        charges.close(attempt, paymentId);
        throw OrderRefusals.declined(order.code(), "the money of this payment went back");
      }
      case Refused(var refusal) -> {
        charges.refused(attempt);
        throw refusal;
      }
      case Busy _ -> {
        charges.leaveOpen(attempt);
        throw OrderRefusals.paymentInProgress(order.code());
      }
    };
  }

  private ChargeOutcome ask(Order order, Attempt attempt, String method, String token) {
    try {
      return payments.charge(
          new Charge(
              order.id(),
              order.code(),
              order.userId(),
              attempt.totalMinor(),
              order.currencyCode(),
              method,
              token,
              order.expireTime(),
              attempt.requestId(method, token)));
    } catch (RuntimeException e) {
      charges.leaveOpen(attempt);
      throw e;
    }
  }

  /// The order if it is paid by now; a refusal that says why not otherwise.
  private Order paid(UUID orderId) {
    var order = current(orderId);
    if (order.status() != OrderStatus.PAID) {
      requirePayable(order);
      throw OrderRefusals.notPayable(order);
    }
    return order;
  }

  private Order changedMeanwhile(UUID orderId) {
    var order = current(orderId);
    if (order.status() == OrderStatus.PAID) {
      return order;
    }
    requirePayable(order);
    if (order.totalMinor() == 0) {
      settler.settleFree(orderId);
      return paid(orderId);
    }
    throw OrderRefusals.paymentInProgress(order.code());
  }

  private static void requirePayable(Order order) {
    switch (order.status()) {
      case PENDING_PAYMENT -> {}
      case EXPIRED -> throw OrderRefusals.expired(order);
      case PAID, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> throw OrderRefusals.notPayable(order);
    }
  }

  private Order current(UUID orderId) {
    return orders.find(orderId).orElseThrow();
  }
}
