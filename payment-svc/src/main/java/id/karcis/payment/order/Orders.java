package id.karcis.payment.order;

import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.Settlement;
import java.util.Optional;
import java.util.UUID;

/// The orders that booking-svc owns. Each call is remote: never make one inside a transaction. Each
/// refuses UNAVAILABLE `DEPENDENCY_UNAVAILABLE` while booking-svc is away.
public interface Orders {

  /// Returns an order; empty if there is none.
  Optional<PayableOrder> find(UUID orderId);

  /// Tells that the order's money is here. Safe to repeat.
  Settlement settle(Payment payment);

  /// Tells that money of the order went back. Safe to repeat: it counts once for its id.
  void recordRefund(Payment payment, UUID refundId, Amount amount);
}
