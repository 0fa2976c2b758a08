package id.karcis.booking.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Places on standing floors: one counter per ticket type, never above its quantity, and a row per
/// order that says what of it the order has. The feature `tickettype` makes the counter and keeps
/// its quantity. What writes works inside the caller's transaction and is undone with it. Locks the
/// counter, then the rows of other orders; callers go through several ticket types in order of
/// their ids.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandingStock {

  private static final String TAKE =
      """
      UPDATE standing_stock SET claimed = claimed + :places
      WHERE event_id = :event AND ticket_type_id = :type AND claimed + :places <= quantity
      """;

  private static final String LOCK =
      """
      SELECT ticket_type_id FROM standing_stock
      WHERE event_id = :event AND ticket_type_id = :type FOR UPDATE
      """;

  /// Skips rows of orders that are just being settled.
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
      SET claimed = claimed - (SELECT coalesce(sum(quantity), 0) FROM expired)
      WHERE event_id = :event AND ticket_type_id = :type AND EXISTS (SELECT FROM expired)
      """;

  private static final String CLAIM =
      """
      INSERT INTO standing_claims (event_id, ticket_type_id, order_id, quantity, expire_time)
      VALUES (:event, :type, :order, :places, CAST(:expires AS timestamptz))
      """;

  private static final String KEEP =
      """
      UPDATE standing_claims SET expire_time = NULL
      WHERE event_id = :event AND ticket_type_id = :type AND order_id = :order
      """;

  private static final String RELEASE =
      """
      WITH released AS (
        DELETE FROM standing_claims
        WHERE event_id = :event AND ticket_type_id = :type AND order_id = :order
        RETURNING quantity)
      UPDATE standing_stock
      SET claimed = claimed - (SELECT sum(quantity) FROM released)
      WHERE event_id = :event AND ticket_type_id = :type AND EXISTS (SELECT FROM released)
      """;

  private static final String KEEP_LESS =
      """
      UPDATE standing_claims SET quantity = quantity - :places
      WHERE event_id = :event AND ticket_type_id = :type AND order_id = :order
        AND quantity > :places
      """;

  private static final String GIVE_BACK =
      """
      UPDATE standing_stock SET claimed = claimed - :places
      WHERE event_id = :event AND ticket_type_id = :type
      """;

  /// What orders past their time still claim is free for whoever asks.
  private static final String AVAILABLE =
      """
      SELECT s.quantity - s.claimed
             + coalesce((SELECT sum(c.quantity) FROM standing_claims c
                         WHERE c.event_id = s.event_id AND c.ticket_type_id = s.ticket_type_id
                           AND c.expire_time <= now()), 0)
      FROM standing_stock s
      WHERE s.event_id = :event AND s.ticket_type_id = :type
      """;

  private final JdbcClient jdbc;

  StandingStock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How many places are left: as good as told, without a lock and so without promise.
  @Transactional(propagation = Propagation.SUPPORTS)
  int available(UUID eventId, UUID ticketTypeId) {
    return jdbc.sql(AVAILABLE)
        .param("event", eventId)
        .param("type", ticketTypeId)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /// Claims places for an order until `expireTime`. What unpaid orders kept past their time is
  /// taken back first when places run short. The counter is the one row that all buyers want, so
  /// let this be the last thing before the commit.
  ///
  /// @return false when there are not enough; then the caller rolls back
  boolean claim(Part part, int places, Instant expireTime) {
    on(CLAIM, part)
        .param("order", part.orderId())
        .param("places", places)
        .param("expires", expireTime.atOffset(ZoneOffset.UTC))
        .update();
    return take(part, places) || (reclaim(part) && take(part, places));
  }

  /// Makes a claim permanent because it is paid for; takes places anew when it ran out and was
  /// taken back.
  ///
  /// @return false, with nothing changed, when there are not enough places any more
  boolean keep(Part part, int places) {
    if (on(KEEP, part).param("order", part.orderId()).update() == 1) {
      return true;
    }
    if (!take(part, places) && !(reclaim(part) && take(part, places))) {
      return false;
    }
    on(CLAIM, part)
        .param("order", part.orderId())
        .param("places", places)
        .param("expires", null)
        .update();
    return true;
  }

  /// Gives back what the order has. Idempotent.
  void release(Part part) {
    lock(part);
    on(RELEASE, part).param("order", part.orderId()).update();
  }

  /// Gives back some of what the order has; all of it when it has no more. Not idempotent.
  void release(Part part, int places) {
    lock(part);
    var less = on(KEEP_LESS, part).param("order", part.orderId()).param("places", places).update();
    if (less == 1) {
      on(GIVE_BACK, part).param("places", places).update();
    } else {
      on(RELEASE, part).param("order", part.orderId()).update();
    }
  }

  private boolean take(Part part, int places) {
    return on(TAKE, part).param("places", places).update() == 1;
  }

  private boolean reclaim(Part part) {
    lock(part);
    return on(RECLAIM, part).update() == 1;
  }

  private void lock(Part part) {
    on(LOCK, part).query(UUID.class).optional();
  }

  private JdbcClient.StatementSpec on(String sql, Part part) {
    return jdbc.sql(sql).param("event", part.eventId()).param("type", part.ticketTypeId());
  }

  /// What an order has of one ticket type.
  record Part(UUID eventId, UUID ticketTypeId, UUID orderId) {}
}
