package id.karcis.payment.charge;

import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentStatus;
import id.karcis.payment.payment.Payments;
import id.karcis.payment.provider.Providers;
import id.karcis.platform.persistence.DatabaseClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens the payment of an order when booking-svc wants it, without charging it.
@Component
public class OrderOpening {

  private final LivePayments live;
  private final Payments payments;
  private final Providers providers;
  private final DatabaseClock clock;

  OrderOpening(LivePayments live, Payments payments, Providers providers, DatabaseClock clock) {
    this.live = live;
    this.payments = payments;
    this.providers = providers;
    this.clock = clock;
  }

  /// Opens a payment, or returns the one that is open or holds the money of the order. One that was
  /// never charged and is of another amount or provider is given up for a new one. Refuses
  /// `PROVIDER_NOT_CONFIGURED`, and `ORDER_EXPIRED` for an order that could only be paid from now
  /// on.
  ///
  /// @param code the order's
  @Transactional
  public Payment open(NewPayment wanted, String code) {
    var _ = providers.named(wanted.provider());
    var payment = live.openOrLock(wanted);
    return payment.status() == PaymentStatus.PENDING ? payable(payment, wanted, code) : payment;
  }

  private Payment payable(Payment payment, NewPayment wanted, String code) {
    if (!clock.instant().isBefore(wanted.expireTime())) {
      throw OrderRefusals.expired(code, wanted.expireTime());
    }
    return payment.expireTime().equals(wanted.expireTime())
        ? payment
        : payments.prolong(payment.id(), wanted.expireTime()).orElseThrow();
  }
}
