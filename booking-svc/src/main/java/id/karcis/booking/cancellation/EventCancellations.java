package id.karcis.booking.cancellation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The events that were cancelled, and how far their orders were gone through.
@Component
class EventCancellations {

  private static final String BEGIN =
      """
      INSERT INTO event_cancellations (event_id, create_time) VALUES (:event, now())
      ON CONFLICT (event_id) DO NOTHING
      """;

  private static final String ORDERS =
      """
      SELECT o.id FROM orders o
      WHERE o.event_id = :event AND (CAST(:after AS uuid) IS NULL OR o.id > :after)
        AND (o.status = 'PENDING_PAYMENT' AND o.expire_time > now()
             OR o.status IN ('PAID', 'PARTIALLY_REFUNDED')
                AND EXISTS (SELECT FROM tickets t
                            WHERE t.order_id = o.id AND t.status <> 'CANCELLED'))
      ORDER BY o.id LIMIT :limit
      """;

  private static final String DUE =
      """
      SELECT event_id FROM event_cancellations
      WHERE looks = 1 AND look_time <= now() - make_interval(secs => :age)
      ORDER BY look_time LIMIT :limit
      """;

  private static final String LOOKED =
      """
      UPDATE event_cancellations SET looks = looks + 1, last_order_id = NULL, look_time = now()
      WHERE event_id = :event
      """;

  private static final String FAILED =
      """
      UPDATE event_cancellations SET last_order_id = NULL, look_time = now()
      WHERE event_id = :event
      """;

  private final JdbcClient jdbc;

  EventCancellations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Remembers an event, once, with the transaction that cancels it.
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(UUID eventId) {
    jdbc.sql(BEGIN).param("event", eventId).update();
  }

  /// Tells whether all orders of the event were looked at before.
  boolean isLookedAt(UUID eventId) {
    return jdbc.sql("SELECT looks > 0 FROM event_cancellations WHERE event_id = ?")
        .param(eventId)
        .query(Boolean.class)
        .single();
  }

  /// Returns the last order that was gone through; empty before the first.
  Optional<UUID> lastOrder(UUID eventId) {
    return jdbc.sql(
            """
            SELECT last_order_id FROM event_cancellations
            WHERE event_id = ? AND last_order_id IS NOT NULL
            """)
        .param(eventId)
        .query(UUID.class)
        .optional();
  }

  /// Returns orders of the event that wait for a payment or have a living ticket, in order of id.
  List<UUID> orders(UUID eventId, @Nullable UUID after, int limit) {
    return jdbc.sql(ORDERS)
        .param("event", eventId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// Writes down how far it went.
  void advance(UUID eventId, UUID lastOrder) {
    jdbc.sql("UPDATE event_cancellations SET last_order_id = :last WHERE event_id = :event")
        .param("event", eventId)
        .param("last", lastOrder)
        .update();
  }

  /// Writes down that all orders were looked at; the next look begins with the first.
  void looked(UUID eventId) {
    jdbc.sql(LOOKED).param("event", eventId).update();
  }

  /// Writes down that a look left orders as they were; the look begins anew, after others' looks.
  void failed(UUID eventId) {
    jdbc.sql(FAILED).param("event", eventId).update();
  }

  /// Returns events that were looked at once, and so long ago, the longest ago first.
  List<UUID> due(Duration age, int limit) {
    return jdbc.sql(DUE)
        .param("age", age.toSeconds())
        .param("limit", limit)
        .query((row, _) -> row.getObject("event_id", UUID.class))
        .list();
  }
}
