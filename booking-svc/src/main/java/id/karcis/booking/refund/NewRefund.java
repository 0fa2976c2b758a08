package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refund about to be written.
///
/// @param paymentId null for an order that cost nothing
/// @param requesterId null when nobody asked
record NewRefund(
    UUID id,
    Order order,
    @Nullable UUID paymentId,
    @Nullable UUID requesterId,
    String reason,
    long amountMinor,
    long feeMinor,
    String currencyCode,
    List<TicketMoney> tickets) {

  NewRefund {
    tickets = List.copyOf(tickets);
  }

  /// For tickets of a paid order.
  static NewRefund ofTickets(
      UUID id, Order order, @Nullable UUID requesterId, String reason, List<TicketMoney> tickets) {
    return new NewRefund(
        id,
        order,
        order.paymentId(),
        requesterId,
        reason,
        TicketMoney.amount(tickets),
        TicketMoney.fee(tickets),
        order.currencyCode(),
        tickets);
  }
}
