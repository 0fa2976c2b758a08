package id.karcis.booking;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts into the database what selling leaves there, for tests of what it forbids.
public record Bought(JdbcClient jdbc) {

  /// A paid order of one standing place with its ticket.
  public void ticket(Event event, TicketType type) {
    var order = UuidV7.next();
    var item = UuidV7.next();
    insert(
        """
        INSERT INTO orders (id, code, event_id, user_id, status, currency_code, subtotal_minor,
          total_minor, payment_id, create_time, expire_time, paid_time, version)
        VALUES (:a, :a, :b, :a, 'PAID', 'IDR', 100, 100, :a, now(), now(), now(), 0)
        """,
        order,
        event.getId());
    insert(
        """
        INSERT INTO order_items (id, order_id, position, ticket_type_id, section, quantity,
          unit_price_minor)
        SELECT :a, id, 0, :b, 'GA', 1, 100 FROM orders WHERE code = :c::text
        """,
        item,
        type.getId(),
        order);
    insert(
        """
        INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id,
          ticket_type_id, status, qr_payload, create_time)
        SELECT gen_random_uuid(), o.event_id, o.id, :a, 1, o.user_id, :b, 'VALID', 'x', now()
        FROM orders o WHERE o.id = :c
        """,
        item,
        type.getId(),
        order);
  }

  /// A live hold of one seat.
  public void hold(Event event) {
    hold(event, "1 minute");
  }

  /// A hold that ran out.
  public void expiredHold(Event event) {
    hold(event, "-1 minute");
  }

  private void hold(Event event, String left) {
    insert(
        """
        INSERT INTO seat_claims (event_id, seat_id, state, user_id, hold_id, expire_time)
        VALUES (:b, :a, 'HELD', :a, :a, now() + interval '%s')
        """
            .formatted(left),
        UuidV7.next(),
        event.getId());
  }

  /// A claim on standing places that runs out in this many seconds, negative ones have.
  public void standing(TicketType type, int quantity, int seconds) {
    jdbc.sql(
            """
            WITH claim AS (
              INSERT INTO standing_claims (event_id, ticket_type_id, order_id, quantity,
                expire_time)
              VALUES (:event, :type, :order, :quantity, now() + make_interval(secs => :seconds)))
            UPDATE standing_stock SET claimed = claimed + :quantity
            WHERE event_id = :event AND ticket_type_id = :type
            """)
        .param("event", UUID.fromString(type.getEventId()))
        .param("type", UUID.fromString(type.getId()))
        .param("order", UuidV7.next())
        .param("quantity", quantity)
        .param("seconds", seconds)
        .update();
  }

  /// What a buyer holds of a ticket type for a minute.
  public void claim(TicketType type) {
    insert(
        """
        INSERT INTO buyer_claims (event_id, user_id, claim_id, ticket_type_id, quantity,
          expire_time)
        SELECT event_id, :a, :a, id, 1, now() + interval '1 minute' FROM ticket_types
        WHERE id = :b
        """,
        UuidV7.next(),
        type.getId());
  }

  private void insert(String sql, UUID a, String b) {
    insert(sql, a, b, a);
  }

  private void insert(String sql, UUID a, String b, UUID c) {
    jdbc.sql(sql).param("a", a).param("b", UUID.fromString(b)).param("c", c).update();
  }
}
