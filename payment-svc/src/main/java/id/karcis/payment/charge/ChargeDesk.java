package id.karcis.payment.charge;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.charge.ChargeStart.Begun;
import id.karcis.payment.charge.ChargeStart.Busy;
import id.karcis.payment.charge.ChargeStart.Standing;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLocks;
import id.karcis.payment.payment.Payments;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The first transaction of a charge: decides who may charge and writes it down before any money
/// moves. The row lock on the payment orders callers; the conditional update and the unique indexes
/// decide.
@Component
class ChargeDesk {

  private final LivePayments live;
  private final Payments payments;
  private final PaymentLocks locks;
  private final Attempts attempts;
  private final DatabaseClock clock;

  ChargeDesk(
      LivePayments live,
      Payments payments,
      PaymentLocks locks,
      Attempts attempts,
      DatabaseClock clock) {
    this.live = live;
    this.payments = payments;
    this.locks = locks;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Begins to charge the order, opening a payment if none is open; see [LivePayments].
  @Transactional
  public ChargeStart beginForOrder(OrderCharge charge) {
    return begin(charge, () -> live.openOrLock(charge.newPayment()));
  }

  /// Begins to charge that payment, which must exist.
  @Transactional
  public ChargeStart beginForPayment(UUID paymentId, OrderCharge charge) {
    return begin(charge, () -> locks.lock(paymentId).orElseThrow());
  }

  private ChargeStart begin(OrderCharge charge, Supplier<Payment> payment) {
    return known(charge).orElseGet(() -> claim(payment.get(), charge));
  }

  private Optional<ChargeStart> known(OrderCharge charge) {
    return attempts.byRequest(charge.requestId()).map(known -> repeat(known, charge));
  }

  private ChargeStart repeat(Attempts.Known known, OrderCharge charge) {
    if (!MessageDigest.isEqual(known.fingerprint(), charge.fingerprint())) {
      throw Refusals.aborted(
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "requestId '%s' was used with another request".formatted(charge.requestId()),
          Map.of("requestId", charge.requestId().toString()));
    }
    return new Standing(locks.current(known.paymentId()));
  }

  private ChargeStart claim(Payment payment, OrderCharge charge) {
    return switch (payment.status()) {
      case PENDING -> start(payment, charge).<ChargeStart>map(Begun::new).orElse(new Busy(payment));
      // Who held the lock before may have been this very request.
      case PROCESSING -> known(charge).orElse(new Busy(payment));
      case SUCCEEDED, FAILED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> new Standing(payment);
    };
  }

  private Optional<Attempt> start(Payment payment, OrderCharge charge) {
    if (!clock.instant().isBefore(charge.expireTime())) {
      throw OrderRefusals.expired(charge.requireCode(), charge.expireTime());
    }
    return payments
        .startProcessing(payment.id(), charge.amount(), charge.expireTime())
        .map(started -> attempts.add(started, charge));
  }
}
