package id.karcis.booking.payment;

/// What booking-svc asks of payment-svc. Remote calls: never inside a transaction or under a lock.
/// Safe to repeat. Refused with DEPENDENCY_UNAVAILABLE when payment-svc does not answer in time;
/// what it did then is not known.
public interface Payments {

  /// Takes money for an order. Refused with INVALID_ARGUMENT on `token` when the method knows no
  /// such token.
  ChargeOutcome charge(Charge charge);

  /// Sends money back. Returns as soon as payment-svc has written it down; that it went is told by
  /// settlement.
  void refund(Refund refund);
}
