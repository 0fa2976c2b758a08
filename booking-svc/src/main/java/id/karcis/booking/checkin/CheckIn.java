package id.karcis.booking.checkin;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderStatus;
import id.karcis.booking.order.Orders;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets the owners of the tickets of an order in.
@Component
class CheckIn {

  private final Orders orders;
  private final Tickets tickets;
  private final Scans scans;
  private final DatabaseClock clock;
  private final AuditLog audit;

  CheckIn(Orders orders, Tickets tickets, Scans scans, DatabaseClock clock, AuditLog audit) {
    this.orders = orders;
    this.tickets = tickets;
    this.scans = scans;
    this.clock = clock;
    this.audit = audit;
  }

  /// Checks tickets of an order in, all or none, and returns them. Two gates at once: the second
  /// waits for the first and is then refused ALREADY_CHECKED_IN. Refuses also NOT_FOUND,
  /// ORDER_STATE, TICKET_STATE.
  ///
  /// @param ticketIds empty for all of the order that are not cancelled
  /// @param by who lets them in
  @Transactional
  List<Ticket> admit(String code, Set<UUID> ticketIds, String gate, UUID by) {
    var order = orders.findByCode(code).orElseThrow(() -> Refusals.notFound("order", code));
    requirePaid(order);
    var wanted = wanted(tickets.lockOfOrder(order.id()), ticketIds);
    wanted.forEach(Gate::requireValid);
    var ids = wanted.stream().map(Ticket::id).collect(Collectors.toSet());
    var now = clock.instant();
    int admitted =
        scans.add(
            wanted.stream()
                .map(ticket -> new Scan(UuidV7.next(), ticket.id(), now, now, gate, by))
                .toList(),
            by);
    if (admitted != ids.size()) {
      throw new IllegalStateException(
          "%d of %d locked tickets of %s were checked in".formatted(admitted, ids.size(), code));
    }
    audit.record(
        "CheckInOrder",
        "order",
        order.id().toString(),
        Map.of("code", code, "gate", gate, "tickets", Integer.toString(admitted)));
    return tickets.ofOrder(order.id()).stream().filter(t -> ids.contains(t.id())).toList();
  }

  private static void requirePaid(Order order) {
    if (order.status() != OrderStatus.PAID && order.status() != OrderStatus.PARTIALLY_REFUNDED) {
      throw CheckInRefusals.notPaid(order);
    }
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
}
