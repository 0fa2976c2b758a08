package id.karcis.booking.refund;

import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that money went back, and what its order is then. Works inside the caller's
/// transaction, which has locked the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RefundEnds {

  private static final String ALL_BACK = "the whole payment went back otherwise";

  private final Refunds refunds;
  private final RefundWrites writes;
  private final Tickets tickets;
  private final Orders orders;
  private final OrderMails mails;

  RefundEnds(
      Refunds refunds, RefundWrites writes, Tickets tickets, Orders orders, OrderMails mails) {
    this.refunds = refunds;
    this.writes = writes;
    this.tickets = tickets;
    this.orders = orders;
    this.mails = mails;
  }

  /// Completes a refund. Its order is REFUNDED when no ticket lives any more and no money for
  /// tickets is on its way, PARTIALLY_REFUNDED otherwise. Nothing happens when it is complete, or
  /// there is none of this id.
  public void complete(Order order, UUID refundId) {
    if (!writes.complete(refundId)) {
      return;
    }
    var refund = refunds.find(refundId).orElseThrow();
    if (refund.amountMinor() > 0) {
      mails.refunded(refundId);
    }
    if (!refund.ticketIds().isEmpty()) {
      settle(order);
    }
  }

  private void settle(Order order) {
    boolean over = tickets.ofOrder(order.id()).stream().noneMatch(RefundEnds::lives);
    if (over && !writes.onItsWay(order.id())) {
      orders.markRefunded(order.id());
    } else {
      orders.markPartiallyRefunded(order.id());
    }
  }

  /// Rejects what is still asked for of an order whose whole payment went back by another way.
  public void closeAll(Order order) {
    refunds.ofOrder(order.id()).stream()
        .filter(refund -> refund.status() == RefundStatus.REQUESTED)
        .forEach(refund -> writes.decide(refund.id(), RefundStatus.REJECTED, ALL_BACK, null));
  }

  private static boolean lives(Ticket ticket) {
    return ticket.status() != TicketStatus.CANCELLED;
  }
}
