package id.karcis.booking.event;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import java.util.Map;
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

  /// Whether anybody ever ordered something of the event.
  boolean hasOrders(UUID eventId) {
    return exists("SELECT EXISTS (SELECT FROM orders WHERE event_id = :id)", eventId);
  }

  boolean hasTicketTypes(UUID eventId) {
    return exists("SELECT EXISTS (SELECT FROM ticket_types WHERE event_id = :id)", eventId);
  }

  /// Refuses RESOURCE_IN_USE when somebody holds something of the event.
  void requireNotHeld(UUID eventId) {
    if (exists(
        """
        SELECT EXISTS (SELECT FROM seat_claims WHERE event_id = :id
                         AND (state = 'BOOKED' OR expire_time > clock_timestamp()))
            OR EXISTS (SELECT FROM standing_claims WHERE event_id = :id
                         AND coalesce(expire_time > clock_timestamp(), true))
        """,
        eventId)) {
      throw Refusals.failedPrecondition(
          ErrorReason.RESOURCE_IN_USE,
          "event %s is still used by holds; cancel it, or wait until they run out"
              .formatted(eventId),
          Map.of("usedBy", "holds"));
    }
  }

  private boolean exists(String sql, UUID eventId) {
    return jdbc.sql(sql).param("id", eventId).query(Boolean.class).single();
  }
}
