package id.karcis.booking.event;

import id.karcis.booking.catalog.Constraints;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What buyers have of an event.
@Component
class EventUse {

  private final JdbcClient jdbc;

  EventUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether a ticket of the event is valid or was used.
  boolean soldAnything(UUID eventId) {
    return exists(
        """
        SELECT EXISTS (SELECT FROM ticket_types t JOIN tickets k ON k.ticket_type_id = t.id
                       WHERE t.event_id = :id AND k.status <> 'CANCELLED')
        """,
        eventId);
  }

  boolean hasTicketTypes(UUID eventId) {
    return exists("SELECT EXISTS (SELECT FROM ticket_types WHERE event_id = :id)", eventId);
  }

  /// Refuses RESOURCE_IN_USE when somebody ordered or holds something of the event.
  void requireUnused(UUID eventId) {
    if (exists("SELECT EXISTS (SELECT FROM orders WHERE event_id = :id)", eventId)) {
      throw Constraints.inUse("event", eventId, "orders");
    }
    if (exists(
        """
        SELECT EXISTS (SELECT FROM seat_claims WHERE event_id = :id
                         AND (state = 'BOOKED' OR expire_time > clock_timestamp()))
            OR EXISTS (SELECT FROM standing_claims WHERE event_id = :id
                         AND coalesce(expire_time > clock_timestamp(), true))
        """,
        eventId)) {
      throw Constraints.inUse("event", eventId, "holds");
    }
  }

  private boolean exists(String sql, UUID eventId) {
    return jdbc.sql(sql).param("id", eventId).query(Boolean.class).single();
  }
}
