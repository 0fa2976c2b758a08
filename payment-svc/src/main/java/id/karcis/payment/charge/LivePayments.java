package id.karcis.payment.charge;

import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLocks;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.payment.payment.Payments;
import id.karcis.platform.error.Refusals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one payment of an order that is open or holds its money. An open one that was never charged
/// and is of another amount or provider than wanted is given up for a new one.
@Component
class LivePayments {

  /// The live payment of an order can be given up between insert and read; so often in a row it
  /// cannot be chance.
  private static final int MAX_TRIES = 4;

  private final Payments payments;
  private final PaymentLocks locks;

  LivePayments(Payments payments, PaymentLocks locks) {
    this.payments = payments;
    this.locks = locks;
  }

  /// Returns it, opened if there is none, and keeps others from changing it until the transaction
  /// ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public Payment openOrLock(NewPayment wanted) {
    for (int i = 0; i < MAX_TRIES; i++) {
      var live = payments.open(wanted).or(() -> locks.lockLive(wanted.orderId()));
      if (live.isPresent() && !isGivenUp(live.get(), wanted)) {
        return live.get();
      }
    }
    throw Refusals.unavailable("the payment of the order");
  }

  private boolean isGivenUp(Payment live, NewPayment wanted) {
    return live.status() == PaymentStatus.PENDING
        && !(live.amount().equals(wanted.amount()) && live.provider().equals(wanted.provider()))
        && payments.giveUp(live.id());
  }
}
