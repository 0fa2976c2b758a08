package id.karcis.booking.ticket;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.event.TicketTypeSale;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers what is printed on a ticket.
@Component
class TicketSheets {

  private static final String VENUE =
      """
      SELECT v.name, concat_ws(', ', nullif(v.address, ''), l.name) AS address
      FROM venues v JOIN locations l ON l.id = v.location_id
      WHERE v.id = :id
      """;

  private record Venue(String name, String address) {}

  private final JdbcClient jdbc;
  private final EventSales events;

  TicketSheets(JdbcClient jdbc, EventSales events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  TicketSheet of(Ticket ticket) {
    var event = events.recent(ticket.eventId());
    var venue = venue(event);
    return new TicketSheet(
        ticket,
        event.name(),
        event.startTime(),
        event.endTime(),
        ZoneId.of(event.timeZone()),
        venue.name(),
        venue.address(),
        event.ticketType(ticket.ticketTypeId()).map(TicketTypeSale::name).orElse(ticket.section()));
  }

  private Venue venue(EventSale event) {
    return jdbc.sql(VENUE).param("id", event.venueId()).query(Venue.class).single();
  }
}
