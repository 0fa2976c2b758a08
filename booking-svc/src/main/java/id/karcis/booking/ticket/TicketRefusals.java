package id.karcis.booking.ticket;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;

/// The ways in which tickets say no.
public final class TicketRefusals {

  private TicketRefusals() {}

  /// It is in a state in which this cannot be done.
  public static Refusal state(Ticket ticket) {
    return Refusals.failedPrecondition(
        ErrorReason.TICKET_STATE,
        "ticket %s is %s".formatted(ticket.id(), ticket.status()),
        Map.of("ticketId", ticket.id().toString(), "status", ticket.status().name()));
  }
}
