package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Constraints;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What buyers have of ticket types.
@Component
class Sales {

  private final JdbcClient jdbc;

  Sales(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Tickets that are paid for, by ticket type; types without are absent.
  Map<UUID, Integer> sold(Collection<UUID> typeIds) {
    var sold = new HashMap<UUID, Integer>();
    if (!typeIds.isEmpty()) {
      jdbc.sql(
              """
              SELECT ticket_type_id, count(*) FROM tickets
              WHERE ticket_type_id IN (:ids) AND status <> 'CANCELLED'
              GROUP BY ticket_type_id
              """)
          .param("ids", typeIds)
          .query((row, _) -> sold.put(row.getObject(1, UUID.class), row.getInt(2)))
          .list();
    }
    return sold;
  }

  /// The same per phase in which they were ordered.
  Map<UUID, Map<String, Integer>> soldInPhases(Collection<UUID> typeIds) {
    var sold = new HashMap<UUID, Map<String, Integer>>();
    if (!typeIds.isEmpty()) {
      jdbc.sql(
              """
              SELECT t.ticket_type_id, i.phase, count(*) FROM tickets t
              JOIN order_items i ON i.id = t.order_item_id
              WHERE t.ticket_type_id IN (:ids) AND t.status <> 'CANCELLED' AND i.phase <> ''
              GROUP BY t.ticket_type_id, i.phase
              """)
          .param("ids", typeIds)
          .query((row, _) ->
              sold.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                  .put(row.getString(2), row.getInt(3)))
          .list();
    }
    return sold;
  }

  /// Refuses RESOURCE_IN_USE when somebody holds something of the ticket type.
  void requireNothingHeld(TicketType type) {
    var held =
        jdbc.sql(
                """
                SELECT EXISTS (SELECT FROM buyer_claims
                               WHERE event_id = :event AND ticket_type_id = :type
                                 AND coalesce(expire_time > clock_timestamp(), true))
                """)
            .param("event", type.eventId())
            .param("type", type.id())
            .query(Boolean.class)
            .single();
    if (held) {
      throw Constraints.inUse("ticket type", type.id(), "holds");
    }
  }
}
