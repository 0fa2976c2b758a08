package id.karcis.booking.order;

import id.karcis.platform.identity.Caller;

/// Gives all tickets of a paid order back. Implemented by the feature that knows refunds.
public interface PaidCancellation {

  /// Asks for a refund of all tickets of the order that are not cancelled yet, by its policy. In
  /// the caller's transaction, which has locked the order. Refuses as RequestRefund does.
  ///
  /// @param order PAID or PARTIALLY_REFUNDED
  /// @param by the buyer, or an admin, which is audited
  void cancel(Order order, Caller by);
}
