package id.karcis.payment.order;

import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.Settlement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The orders that booking-svc owns. Each call is remote: never make one inside a transaction. Each
/// refuses UNAVAILABLE `DEPENDENCY_UNAVAILABLE` while booking-svc is away.
public interface Orders {

  /// Returns an order; empty if there is none.
  Optional<PayableOrder> find(UUID orderId);

  /// Says that a payment of the order is about to be charged, and returns the order; empty if there
  /// is none. As long as it can be paid it does not change until [#settle] or [#recordDecline].
  /// Refuses `PAYMENT_IN_PROGRESS` while booking-svc charges it by itself.
  Optional<PayableOrder> beginCharge(UUID orderId, UUID paymentId);

  /// Tells that a charge ended without money. Safe to repeat. Returns whether booking-svc knows the
  /// order.
  boolean recordDecline(Payment payment);

  /// How long booking-svc may not know an order before that is believed: every order is there
  /// before its payment is, so this is somebody's mistake, and people must see to it.
  Duration UNKNOWN_FOR_GOOD = Duration.ofHours(1);

  /// Tells that the order's money is here. Safe to repeat. Empty if booking-svc does not know the
  /// order.
  Optional<Settlement> settle(Payment payment);

  /// Tells that money of the order went back. Safe to repeat: it counts once for its id. Returns
  /// whether booking-svc knows the order.
  boolean recordRefund(Payment payment, UUID refundId, Amount amount);
}
