package id.karcis.booking.mail;

/// What a mail is about.
enum MailKind {
  /// An order was paid: its tickets.
  PAID,
  /// Money came for an order that could not be served any more.
  LATE_REFUND,
  /// A refund was approved or rejected.
  REFUND_DECIDED,
  /// Money of a refund was sent.
  REFUNDED,
  /// The event of an order will not take place.
  EVENT_CANCELLED,
  /// The buyer wants a ticket once more.
  TICKET
}
