package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.event.EventChanged;
import id.karcis.booking.event.EventDirectory;
import id.karcis.booking.event.EventTerms;
import id.karcis.booking.tickettype.BulkSurroundings.Known;
import id.karcis.platform.audit.AuditLog;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads what the ticket types of a file must fit to, and writes them all, in a few statements
/// whatever their number.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkStore {

  private final EventDirectory events;
  private final PlacesOnSale places;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final ApplicationEventPublisher publisher;

  BulkStore(
      EventDirectory events,
      PlacesOnSale places,
      JdbcClient jdbc,
      AuditLog audit,
      ApplicationEventPublisher publisher) {
    this.events = events;
    this.places = places;
    this.jdbc = jdbc;
    this.audit = audit;
    this.publisher = publisher;
  }

  /// Locks events and halls as they are.
  BulkSurroundings surroundings(Collection<UUID> eventIds) {
    var terms = events.fixedTerms(eventIds);
    var venues = terms.values().stream().map(EventTerms::venueId).collect(Collectors.toSet());
    return new BulkSurroundings(terms, places.halls(venues), taken(terms.keySet()));
  }

  private Set<Known> taken(Collection<UUID> eventIds) {
    var taken = new HashSet<Known>();
    if (!eventIds.isEmpty()) {
      jdbc.sql("SELECT event_id, name, seat_category FROM ticket_types WHERE event_id IN (:ids)")
          .param("ids", eventIds)
          .query((row, _) -> {
            var eventId = row.getObject("event_id", UUID.class);
            taken.add(new Known(eventId, "name", row.getString("name")));
            return taken.add(new Known(eventId, "seatCategory", row.getString("seat_category")));
          })
          .list();
    }
    return taken;
  }

  /// Writes new ticket types. Refuses NAME_TAKEN when somebody else just made one of a name or
  /// category.
  void insert(List<TicketType> types) {
    var columns = BulkRows.of(types);
    Constraints.guarded(
        NewTicketTypes.taken("one of the file", "one category of the file"),
        () -> columns.forEach((sql, params) -> jdbc.sql(sql).params(params).update()));
    var perEvent = new TreeMap<UUID, Integer>();
    types.forEach(type -> perEvent.merge(type.eventId(), 1, Integer::sum));
    perEvent.forEach((eventId, count) -> {
      audit.record(
          "BulkUpload", "Event", eventId.toString(), Map.of("ticketTypes", count.toString()));
      publisher.publishEvent(new EventChanged(eventId));
    });
  }
}
