package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.persistence.UuidV7;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends back what was paid for tickets of a cancelled event, whatever the terms: in full, checked
/// in or not. Works inside the caller's transaction, which has locked the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FullRefunds {

  /// What buyers are told.
  static final String REASON = "the event was cancelled";

  private final Tickets tickets;
  private final Refunds refunds;
  private final RefundWrites writes;
  private final Approvals approvals;

  FullRefunds(Tickets tickets, Refunds refunds, RefundWrites writes, Approvals approvals) {
    this.tickets = tickets;
    this.refunds = refunds;
    this.writes = writes;
    this.approvals = approvals;
  }

  /// Refunds all tickets of a paid order that are not cancelled. Requests that are open are
  /// approved without their fee; what nobody asked for becomes one refund. Idempotent.
  ///
  /// @return false if no ticket was left
  public boolean refund(Order order) {
    var living =
        tickets.lockOfOrder(order.id()).stream()
            .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
            .map(Ticket::id)
            .collect(Collectors.toSet());
    if (living.isEmpty()) {
      return false;
    }
    for (var refund : refunds.ofOrder(order.id())) {
      if (refund.status() == RefundStatus.REQUESTED) {
        writes.waiveFee(refund.id());
        approvals.approve(refund.id(), order, REASON, null);
        refund.ticketIds().forEach(living::remove);
      }
    }
    if (!living.isEmpty()) {
      add(order, living);
    }
    return true;
  }

  private void add(Order order, Set<UUID> living) {
    var money = TicketShares.inFull(order, living);
    var refund = NewRefund.ofTickets(UuidV7.next(), order, null, REASON, money);
    writes.add(refund);
    approvals.approve(refund.id(), order, REASON, null);
  }
}
