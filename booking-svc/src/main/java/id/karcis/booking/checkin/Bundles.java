package id.karcis.booking.checkin;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.ticket.QrKey;
import id.karcis.booking.ticket.QrKeys;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.PageTokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What gates need to check in without a network.
@Component
class Bundles {

  private static final int DEFAULT_PAGE_SIZE = 1_000;
  private static final int MAX_PAGE_SIZE = 5_000;

  private final EventSales events;
  private final Tickets tickets;
  private final QrKeys keys;
  private final DatabaseClock clock;

  Bundles(EventSales events, Tickets tickets, QrKeys keys, DatabaseClock clock) {
    this.events = events;
    this.tickets = tickets;
    this.keys = keys;
    this.clock = clock;
  }

  /// @param asOfTime no later than anything in it
  /// @param tickets not cancelled, by id
  /// @param mayHaveMore whether the page is full
  record Bundle(
      UUID eventId,
      String eventName,
      Instant asOfTime,
      List<QrKey> keys,
      List<Ticket> tickets,
      boolean mayHaveMore) {}

  /// Refuses NOT_FOUND for an unknown event.
  ///
  /// @param pageSize 0 for the default; too many are cut
  Bundle page(UUID eventId, int pageSize, String pageToken) {
    var after =
        PageTokens.decode(query(eventId), pageToken, at -> UUID.fromString(at.getFirst()))
            .orElse(null);
    var event = events.recent(eventId);
    var now = clock.instant();
    int size = pageSize == 0 ? DEFAULT_PAGE_SIZE : Math.min(pageSize, MAX_PAGE_SIZE);
    var page = tickets.livingOfEvent(eventId, after, size + 1);
    boolean isFull = page.size() > size;
    return new Bundle(
        eventId, event.name(), now, keys.all(), isFull ? page.subList(0, size) : page, isFull);
  }

  /// The token of the page after this ticket.
  static String tokenAfter(UUID eventId, UUID ticketId) {
    return PageTokens.encode(query(eventId), List.of(ticketId.toString()));
  }

  private static String query(UUID eventId) {
    return "bundle of " + eventId;
  }
}
