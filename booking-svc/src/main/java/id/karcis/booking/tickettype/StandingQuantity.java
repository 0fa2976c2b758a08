package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Constraints;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the stock of standing places in step with the quantity of their ticket type. Locks in the
/// order of selling: the stock, then the claims on it.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandingQuantity {

  private static final String LOCK =
      """
      SELECT claimed FROM standing_stock
      WHERE event_id = :event AND ticket_type_id = :type FOR UPDATE
      """;

  /// What unpaid orders kept past their time; rows of orders that are just being settled stay.
  private static final String RECLAIM =
      """
      WITH expired AS (
        DELETE FROM standing_claims
        WHERE (event_id, ticket_type_id, order_id) IN (
          SELECT event_id, ticket_type_id, order_id FROM standing_claims
          WHERE event_id = :event AND ticket_type_id = :type AND expire_time <= now()
          FOR UPDATE SKIP LOCKED)
        RETURNING quantity)
      UPDATE standing_stock
      SET claimed = claimed - (SELECT sum(quantity) FROM expired)
      WHERE event_id = :event AND ticket_type_id = :type AND EXISTS (SELECT FROM expired)
      """;

  private static final String SET =
      """
      INSERT INTO standing_stock AS s (event_id, ticket_type_id, quantity)
      VALUES (:event, :type, :quantity)
      ON CONFLICT (event_id, ticket_type_id) DO UPDATE SET quantity = excluded.quantity
      WHERE s.claimed <= excluded.quantity
      """;

  private static final String DROP =
      "DELETE FROM standing_stock WHERE event_id = :event AND ticket_type_id = :type";

  private final JdbcClient jdbc;

  StandingQuantity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Refuses RESOURCE_IN_USE for a quantity below what is sold or held. A type with numbered seats
  /// has no stock.
  void follow(TicketType type) {
    if (!type.standing()) {
      on(DROP, type).update();
      return;
    }
    on(LOCK, type).query(Integer.class).optional();
    on(RECLAIM, type).update();
    if (on(SET, type).param("quantity", type.quantity()).update() == 0) {
      throw Constraints.inUse("quantity of ticket type", type.id(), "orders");
    }
  }

  private JdbcClient.StatementSpec on(String sql, TicketType type) {
    UUID eventId = type.eventId();
    return jdbc.sql(sql).param("event", eventId).param("type", type.id());
  }
}
