package id.karcis.payment.payment;

/// What booking-svc made of the money.
public enum Settlement {
  /// The order is paid and has its tickets.
  SETTLED,
  /// The money goes back; booking-svc asks for it.
  REFUND_DUE,
  /// booking-svc went on not knowing the order; people must see to it.
  ORDER_UNKNOWN
}
