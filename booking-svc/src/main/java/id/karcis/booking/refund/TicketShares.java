package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.PaidShares;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What goes back for tickets of an order.
final class TicketShares {

  private TicketShares() {}

  /// What the terms leave of what was paid for each.
  static List<TicketMoney> afterFee(Order order, Collection<UUID> ticketIds, RefundTerms terms) {
    return inFull(order, ticketIds).stream()
        .map(ticket -> {
          long fee = terms.feeMinor(ticket.amountMinor());
          return new TicketMoney(ticket.ticketId(), ticket.amountMinor() - fee, fee);
        })
        .toList();
  }

  /// What was paid for each. Ids of tickets rise with their places in a line.
  static List<TicketMoney> inFull(Order order, Collection<UUID> ticketIds) {
    var shares = PaidShares.of(order);
    var money = new ArrayList<TicketMoney>();
    for (var item : order.items()) {
      for (int i = 0; i < item.ticketIds().size(); i++) {
        var ticket = item.ticketIds().get(i);
        if (ticketIds.contains(ticket)) {
          money.add(new TicketMoney(ticket, shares.paidMinor(item.id(), i + 1), 0));
        }
      }
    }
    if (money.size() != ticketIds.size()) {
      throw new IllegalArgumentException(
          "%d of %d tickets are of order %s"
              .formatted(money.size(), ticketIds.size(), order.code()));
    }
    return money;
  }
}
