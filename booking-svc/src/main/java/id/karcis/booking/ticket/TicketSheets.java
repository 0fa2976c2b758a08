package id.karcis.booking.ticket;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.event.TicketTypeSale;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers what is printed on tickets.
@Component
public class TicketSheets {

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

  /// What tickets of this event are for.
  public Show show(UUID eventId) {
    return show(events.recent(eventId));
  }

  TicketSheet of(Ticket ticket) {
    return of(ticket.eventId(), List.of(ticket)).getFirst();
  }

  /// The sheets of tickets of one event, in their order.
  public List<TicketSheet> of(UUID eventId, List<Ticket> tickets) {
    var event = events.recent(eventId);
    var show = show(event);
    return tickets.stream().map(t -> new TicketSheet(t, show, typeName(event, t))).toList();
  }

  private static String typeName(EventSale event, Ticket ticket) {
    return event
        .ticketType(ticket.ticketTypeId())
        .map(TicketTypeSale::name)
        .orElse(ticket.section());
  }

  private Show show(EventSale event) {
    var venue = jdbc.sql(VENUE).param("id", event.venueId()).query(Venue.class).single();
    return new Show(
        event.name(),
        event.startTime(),
        event.endTime(),
        ZoneId.of(event.timeZone()),
        venue.name(),
        venue.address());
  }
}
