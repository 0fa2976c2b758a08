package id.karcis.booking.refund;

import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderStatus;
import id.karcis.booking.order.Orders;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks for the money of tickets.
@Component
class Requesting {

  private final Orders orders;
  private final Tickets tickets;
  private final Refunds refunds;
  private final RefundWrites writes;
  private final Approvals approvals;
  private final OrderTerms orderTerms;
  private final OrderMails mails;
  private final AuditLog audit;
  private final DatabaseClock clock;

  Requesting(
      Orders orders,
      Tickets tickets,
      Refunds refunds,
      RefundWrites writes,
      Approvals approvals,
      OrderTerms orderTerms,
      OrderMails mails,
      AuditLog audit,
      DatabaseClock clock) {
    this.orders = orders;
    this.tickets = tickets;
    this.refunds = refunds;
    this.writes = writes;
    this.approvals = approvals;
    this.orderTerms = orderTerms;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /// Asks for the refund `id`, or returns it if it was asked for before. Approved at once where the
  /// terms say so. An admin is not bound by the terms, but the fee is theirs; of a cancelled event
  /// nobody is, and there is no fee. Refuses as the contract has it.
  ///
  /// @param orderId of an order that the caller may see
  /// @param ticketIds empty for all that are not cancelled
  @Transactional
  Refund request(UUID id, UUID orderId, Set<UUID> ticketIds, String reason, Caller by) {
    var order = orders.lock(orderId).orElseThrow();
    var known = refunds.find(id);
    if (known.isPresent()) {
      return requireSame(known.get(), order, ticketIds);
    }
    var wanted = wanted(tickets.lockOfOrder(order.id()), ticketIds);
    requirePaid(order);
    var terms = orderTerms.of(order);
    requireAllowed(order, terms, by);
    wanted.forEach(Requesting::requireValid);
    var wantedIds = wanted.stream().map(Ticket::id).collect(Collectors.toSet());
    requireFree(wantedIds);
    var money = TicketShares.afterFee(order, wantedIds, terms);
    writes.add(NewRefund.ofTickets(id, order, by.userId(), reason, money));
    if (terms.approveAt(clock.instant())) {
      approvals.approve(id, order, terms.eventCancelled() ? FullRefunds.REASON : "", null);
      mails.refundDecided(id);
    }
    auditOf(order, id, by);
    return refunds.find(id).orElseThrow();
  }

  private static Refund requireSame(Refund known, Order order, Set<UUID> ticketIds) {
    boolean same =
        known.orderId().equals(order.id())
            && (ticketIds.isEmpty() || ticketIds.equals(Set.copyOf(known.ticketIds())));
    if (!same) {
      throw RefundRefusals.idTaken(known.id());
    }
    return known;
  }

  private static List<Ticket> wanted(List<Ticket> ofOrder, Set<UUID> ticketIds) {
    var unknown = new HashSet<>(ticketIds);
    ofOrder.forEach(ticket -> unknown.remove(ticket.id()));
    if (!unknown.isEmpty()) {
      throw Refusals.notFound("ticket", unknown.iterator().next().toString());
    }
    if (!ticketIds.isEmpty()) {
      return ofOrder.stream().filter(ticket -> ticketIds.contains(ticket.id())).toList();
    }
    var living =
        ofOrder.stream().filter(ticket -> ticket.status() != TicketStatus.CANCELLED).toList();
    // All of them are cancelled: refused for that, not taken as a wish for nothing.
    return living.isEmpty() ? ofOrder : living;
  }

  private static void requirePaid(Order order) {
    if (order.status() != OrderStatus.PAID && order.status() != OrderStatus.PARTIALLY_REFUNDED) {
      throw RefundRefusals.notPaid(order);
    }
  }

  private void requireAllowed(Order order, RefundTerms terms, Caller by) {
    if (by.isAdmin()) {
      return;
    }
    if (terms.forbid()) {
      throw RefundRefusals.notRefundable(order);
    }
    if (terms.closedAt(clock.instant())) {
      throw RefundRefusals.tooLate(order, terms);
    }
  }

  private static void requireValid(Ticket ticket) {
    if (ticket.status() != TicketStatus.VALID) {
      throw RefundRefusals.ticketState(ticket);
    }
  }

  private void requireFree(Set<UUID> wanted) {
    var taken = writes.taken(wanted);
    if (taken.isPresent()) {
      throw RefundRefusals.inProgress(taken.get().ticketId(), taken.get().refundId());
    }
  }

  private void auditOf(Order order, UUID id, Caller by) {
    if (!by.userId().equals(order.userId())) {
      audit.record("RequestRefund", "refund", id.toString(), Map.of("code", order.code()));
    }
  }
}
