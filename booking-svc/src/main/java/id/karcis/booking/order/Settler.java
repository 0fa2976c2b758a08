package id.karcis.booking.order;

import java.time.Instant;
import java.util.UUID;

/// Turns money into tickets. Implemented by the settlement feature, which knows orders and tickets.
public interface Settler {

  /// Settles an order by a payment that succeeded: exactly once, however often it is called. In a
  /// transaction of its own. Money that is not what the order costs goes back. Refuses NOT_FOUND
  /// for an unknown order.
  Settled settle(Paid paid);

  /// Settles an order that costs nothing. In a transaction of its own.
  Settled settleFree(UUID orderId);

  /// A payment that succeeded.
  ///
  /// @param amountMinor in minor units of the currency
  /// @param paidTime when the provider took it
  record Paid(
      UUID orderId, UUID paymentId, long amountMinor, String currencyCode, Instant paidTime) {}

  /// What became of the order.
  enum Settled {
    /// It is paid and has its tickets.
    SETTLED,
    /// It cannot be had any more, or not for this; this money goes back by itself.
    REFUND_DUE
  }
}
