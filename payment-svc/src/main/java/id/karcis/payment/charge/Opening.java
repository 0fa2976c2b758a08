package id.karcis.payment.charge;

import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.provider.Providers;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens payments for buyers who do it in two steps: open, then confirm.
@Component
public class Opening {

  private static final String DEFAULT_PROVIDER = "SIMULATED";

  private final LivePayments live;
  private final TransactionTemplate transaction;
  private final Providers providers;
  private final PaymentReads reads;
  private final OpenOrders orders;
  private final AuditLog audit;

  Opening(
      LivePayments live,
      TransactionTemplate transaction,
      Providers providers,
      PaymentReads reads,
      OpenOrders orders,
      AuditLog audit) {
    this.live = live;
    this.transaction = transaction;
    this.providers = providers;
    this.reads = reads;
    this.orders = orders;
    this.audit = audit;
  }

  /// Opens the payment of an order, or returns the one that is open or succeeded; an open one that
  /// was never charged is given up if another provider is asked for. Refuses NOT_FOUND for an order
  /// that is unknown or somebody else's, `ORDER_EXPIRED` or `ORDER_STATE` if it cannot be paid,
  /// `PROVIDER_NOT_CONFIGURED`. An admin who opens one for somebody else is audited.
  ///
  /// @param provider null for the one of the open payment, else the simulated one
  public Payment open(UUID orderId, @Nullable String provider, Caller caller) {
    return standing(orderId, provider, caller)
        .orElseGet(
            () -> openNew(orderId, Objects.requireNonNullElse(provider, DEFAULT_PROVIDER), caller));
  }

  private Optional<Payment> standing(UUID orderId, @Nullable String provider, Caller caller) {
    return reads
        .findLive(orderId)
        .filter(payment -> isAnsweredAgain(payment, provider))
        .map(payment -> ofCaller(payment, caller));
  }

  private static boolean isAnsweredAgain(Payment payment, @Nullable String provider) {
    return switch (payment.status()) {
      case PENDING -> provider == null || payment.provider().equals(provider);
      case PROCESSING, SUCCEEDED -> true;
      case FAILED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> false;
    };
  }

  private static Payment ofCaller(Payment payment, Caller caller) {
    if (!caller.mayActFor(payment.userId())) {
      throw Refusals.notFound("Order", payment.orderId().toString());
    }
    return payment;
  }

  private Payment openNew(UUID orderId, String provider, Caller caller) {
    var order = orders.require(orderId, caller);
    var _ = providers.named(provider);
    if (!caller.userId().equals(order.userId())) {
      audit.recordAttempt(
          "CreatePayment", "order", orderId.toString(), Map.of("code", order.code()));
    }
    var wanted =
        new NewPayment(orderId, order.userId(), order.total(), provider, order.expireTime());
    return Objects.requireNonNull(transaction.execute(_ -> live.openOrLock(wanted)));
  }
}
