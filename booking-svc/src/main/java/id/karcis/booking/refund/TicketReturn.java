package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.PaidCancellation;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.UuidV7;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Asks for refunds for those who think of cancelling: of one ticket, or of a paid order.
@Component
class TicketReturn implements PaidCancellation {

  private static final String ORDER_CANCELLED = "order cancelled";

  private final Requesting requesting;
  private final Tickets tickets;
  private final AuditLog audit;

  TicketReturn(Requesting requesting, Tickets tickets, AuditLog audit) {
    this.requesting = requesting;
    this.tickets = tickets;
    this.audit = audit;
  }

  /// Gives one ticket back, on behalf of a user whom another service names. Refuses NOT_FOUND for
  /// somebody else's ticket, else as [Requesting].
  Refund giveBack(UUID refundId, UUID ticketId, String reason, Caller by) {
    var ticket =
        tickets
            .find(ticketId)
            .filter(found -> by.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("ticket", ticketId.toString()));
    try {
      return Callers.as(
          by, () -> requesting.request(refundId, ticket.orderId(), Set.of(ticketId), reason, by));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a request threw a checked exception", e);
    }
  }

  /// An order of which no ticket lives any more is left as it is, so that cancelling it twice is
  /// cancelling it once.
  @Override
  public void cancel(Order order, Caller by) {
    if (tickets.lockOfOrder(order.id()).stream()
        .allMatch(ticket -> ticket.status() == TicketStatus.CANCELLED)) {
      return;
    }
    var _ = requesting.request(UuidV7.next(), order.id(), Set.of(), ORDER_CANCELLED, by);
    if (!by.userId().equals(order.userId())) {
      audit.record("CancelOrder", "order", order.id().toString(), Map.of("code", order.code()));
    }
  }
}
