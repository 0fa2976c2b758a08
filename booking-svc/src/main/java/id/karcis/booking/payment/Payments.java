package id.karcis.booking.payment;

import java.util.UUID;

/// What booking-svc asks of payment-svc. Remote calls: never inside a transaction or under a lock.
/// Safe to repeat. Refused with DEPENDENCY_UNAVAILABLE when payment-svc does not answer in time;
/// what it did then is not known.
public interface Payments {

  /// Takes money for an order. A token that the method does not know and a method that is not set
  /// up are told as an outcome, since nothing was begun.
  ChargeOutcome charge(Charge charge);

  /// Opens the payment of an order and returns its id; repeated, the same one. Refused with
  /// DEPENDENCY_UNAVAILABLE sooner than the others, because an order does without.
  UUID open(NewPayment payment);

  /// Sends money back. Returns as soon as payment-svc has written it down; that it went is told by
  /// settlement.
  void refund(Refund refund);
}
