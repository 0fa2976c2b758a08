package id.karcis.payment.charge;

import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.payment.payment.Payments;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Opens payments for buyers who do it in two steps: open, then confirm.
@Component
public class Opening {

  private static final Set<PaymentStatus> ANSWERED_AGAIN =
      EnumSet.of(PaymentStatus.PENDING, PaymentStatus.PROCESSING, PaymentStatus.SUCCEEDED);

  private final Payments payments;
  private final PaymentReads reads;
  private final OpenOrders orders;
  private final AuditLog audit;

  Opening(Payments payments, PaymentReads reads, OpenOrders orders, AuditLog audit) {
    this.payments = payments;
    this.reads = reads;
    this.orders = orders;
    this.audit = audit;
  }

  /// Opens the payment of an order, or returns the one that is open or succeeded. Refuses NOT_FOUND
  /// for an order that is unknown or somebody else's, `ORDER_EXPIRED` or `ORDER_STATE` if it cannot
  /// be paid. An admin who opens one for somebody else is audited.
  public Payment open(UUID orderId, String provider, Caller caller) {
    return standing(orderId, caller).orElseGet(() -> openNew(orderId, provider, caller));
  }

  private Optional<Payment> standing(UUID orderId, Caller caller) {
    return reads
        .findLive(orderId)
        .filter(payment -> ANSWERED_AGAIN.contains(payment.status()))
        .map(payment -> ofCaller(payment, caller));
  }

  private static Payment ofCaller(Payment payment, Caller caller) {
    if (!caller.mayActFor(payment.userId())) {
      throw Refusals.notFound("Order", payment.orderId().toString());
    }
    return payment;
  }

  private Payment openNew(UUID orderId, String provider, Caller caller) {
    var order = orders.require(orderId, caller);
    if (!caller.userId().equals(order.userId())) {
      audit.recordAttempt(
          "CreatePayment", "order", orderId.toString(), Map.of("code", order.code()));
    }
    var payment =
        new NewPayment(orderId, order.userId(), order.total(), provider, order.expireTime());
    return payments
        .open(payment)
        .or(() -> reads.findLive(orderId))
        .orElseThrow(() -> Refusals.unavailable("the payment of the order"));
  }
}
