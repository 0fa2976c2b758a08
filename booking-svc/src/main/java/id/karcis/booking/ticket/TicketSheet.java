package id.karcis.booking.ticket;

/// A ticket with all that is printed on it.
public record TicketSheet(Ticket ticket, Show show, String ticketTypeName) {

  /// Where to sit or stand, on one line.
  public String seat() {
    return ticket.seatId() == null
        ? ticket.section() + " (standing)"
        : "%s, row %s, seat %s".formatted(ticket.section(), ticket.row(), ticket.number());
  }
}
