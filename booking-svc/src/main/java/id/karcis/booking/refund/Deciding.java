package id.karcis.booking.refund;

import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets admins decide requests. Each verb answers the same when it is repeated.
@Component
class Deciding {

  private final Orders orders;
  private final Tickets tickets;
  private final Refunds refunds;
  private final RefundWrites writes;
  private final Approvals approvals;
  private final OrderTerms orderTerms;
  private final OrderMails mails;
  private final AuditLog audit;

  Deciding(
      Orders orders,
      Tickets tickets,
      Refunds refunds,
      RefundWrites writes,
      Approvals approvals,
      OrderTerms orderTerms,
      OrderMails mails,
      AuditLog audit) {
    this.orders = orders;
    this.tickets = tickets;
    this.refunds = refunds;
    this.writes = writes;
    this.approvals = approvals;
    this.orderTerms = orderTerms;
    this.mails = mails;
    this.audit = audit;
  }

  /// No fee is kept when the event was cancelled meanwhile. Refuses NOT_FOUND, REFUND_STATE for a
  /// rejected one, TICKET_STATE when a ticket was checked in meanwhile.
  @Transactional
  Refund approve(UUID id, String note, Caller by) {
    var order = lockOrderOf(id);
    var refund = refunds.find(id).orElseThrow();
    return switch (refund.status()) {
      case APPROVED, COMPLETED -> refund;
      case REJECTED -> throw RefundRefusals.state(refund, "approved");
      case REQUESTED -> {
        tickets.lockOfOrder(order.id()).stream()
            .filter(ticket -> refund.ticketIds().contains(ticket.id()))
            .forEach(Deciding::requireValid);
        if (orderTerms.of(order).eventCancelled()) {
          writes.waiveFee(id);
        }
        approvals.approve(id, order, note, by.userId());
        yield decided("ApproveRefund", id, order);
      }
    };
  }

  /// Refuses NOT_FOUND, and REFUND_STATE for an approved one.
  @Transactional
  Refund reject(UUID id, String note, Caller by) {
    var order = lockOrderOf(id);
    var refund = refunds.find(id).orElseThrow();
    return switch (refund.status()) {
      case REJECTED -> refund;
      case APPROVED, COMPLETED -> throw RefundRefusals.state(refund, "rejected");
      case REQUESTED -> {
        writes.decide(id, RefundStatus.REJECTED, note, by.userId());
        yield decided("RejectRefund", id, order);
      }
    };
  }

  /// An order's row is locked before anything of it is looked at.
  private Order lockOrderOf(UUID id) {
    var refund = refunds.find(id).orElseThrow(() -> RefundRefusals.notFound(id));
    return orders.lock(refund.orderId()).orElseThrow();
  }

  private static void requireValid(Ticket ticket) {
    if (ticket.status() != TicketStatus.VALID) {
      throw RefundRefusals.ticketState(ticket);
    }
  }

  private Refund decided(String action, UUID id, Order order) {
    mails.refundDecided(id);
    audit.record(action, "refund", id.toString(), Map.of("code", order.code()));
    return refunds.find(id).orElseThrow();
  }
}
