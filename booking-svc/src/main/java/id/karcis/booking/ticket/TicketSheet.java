package id.karcis.booking.ticket;

import java.time.Instant;
import java.time.ZoneId;

/// A ticket with all that is printed on it.
///
/// @param timeZone in which the times are shown
/// @param venueAddress may be empty
record TicketSheet(
    Ticket ticket,
    String eventName,
    Instant startTime,
    Instant endTime,
    ZoneId timeZone,
    String venueName,
    String venueAddress,
    String ticketTypeName) {

  /// The hall and where it is, on one line.
  String place() {
    return venueAddress.isBlank() ? venueName : venueName + ", " + venueAddress;
  }

  /// Where to sit or stand, on one line.
  String seat() {
    return ticket.seatId() == null
        ? ticket.section() + " (standing)"
        : "%s, row %s, seat %s".formatted(ticket.section(), ticket.row(), ticket.number());
  }
}
