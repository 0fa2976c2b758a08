package id.karcis.booking.stock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Something of which there is a number, one row for each, and a row per order that says what of it
/// the order has. What is claimed is never above the number: the database forbids it. Works inside
/// the caller's transaction and is undone with it. Locks the counter, then the rows of other
/// orders; callers go through several counters in order of their keys.
final class Counter {

  private static final String LOCK = "SELECT claimed FROM {stock} WHERE {key} FOR UPDATE";

  private static final String TAKE =
      """
      UPDATE {stock} SET claimed = claimed + :quantity
      WHERE {key} AND claimed + :quantity <= quantity
      """;

  /// What unpaid orders kept past their time; rows of orders that are just being settled stay.
  private static final String RECLAIM =
      """
      WITH expired AS (
        DELETE FROM {claims}
        WHERE {key} AND order_id IN (
          SELECT order_id FROM {claims} WHERE {key} AND expire_time <= now()
          FOR UPDATE SKIP LOCKED)
        RETURNING quantity)
      UPDATE {stock} SET claimed = claimed - (SELECT sum(quantity) FROM expired)
      WHERE {key} AND EXISTS (SELECT FROM expired)
      """;

  private static final String CLAIM =
      """
      INSERT INTO {claims} ({columns}, order_id, quantity, expire_time)
      VALUES ({values}, :order, :quantity, CAST(:expires AS timestamptz))
      """;

  private static final String KEEP =
      "UPDATE {claims} SET expire_time = NULL WHERE {key} AND order_id = :order";

  private static final String RELEASE =
      """
      WITH released AS (
        DELETE FROM {claims} WHERE {key} AND order_id = :order RETURNING quantity)
      UPDATE {stock} SET claimed = claimed - (SELECT sum(quantity) FROM released)
      WHERE {key} AND EXISTS (SELECT FROM released)
      """;

  private static final String RELEASE_SOME =
      """
      WITH reduced AS (
        UPDATE {claims} SET quantity = quantity - :quantity
        WHERE {key} AND order_id = :order AND quantity > :quantity RETURNING order_id)
      UPDATE {stock} SET claimed = claimed - :quantity
      WHERE {key} AND EXISTS (SELECT FROM reduced)
      """;

  /// What orders past their time still claim is free for whoever asks.
  private static final String AVAILABLE =
      """
      SELECT quantity - claimed
             + coalesce((SELECT sum(c.quantity) FROM {claims} c
                         WHERE {key} AND c.expire_time <= now()), 0)
      FROM {stock} WHERE {key}
      """;

  private static final String SET =
      """
      INSERT INTO {stock} AS s ({columns}, quantity) VALUES ({values}, :quantity)
      ON CONFLICT ({columns}) DO UPDATE SET quantity = excluded.quantity
      WHERE s.claimed <= excluded.quantity
      """;

  private final JdbcClient jdbc;
  private final CounterTables tables;

  Counter(JdbcClient jdbc, CounterTables tables) {
    this.jdbc = jdbc;
    this.tables = tables;
  }

  /// Names a counter.
  ///
  /// @param part empty when the ticket type has one only
  record Key(UUID eventId, UUID ticketTypeId, String part) {}

  /// How many are left: as good as told, without a lock and so without promise. 0 without a
  /// counter.
  int available(Key key) {
    return on(AVAILABLE, key).query(Integer.class).optional().orElse(0);
  }

  /// Claims so many for an order until `expireTime`; what ran out is taken back first when they run
  /// short. The counter is a row that all buyers want, so let this be the last thing before the
  /// commit.
  ///
  /// @return false when there are not enough; then the caller rolls back
  boolean claim(Key key, UUID orderId, int quantity, Instant expireTime) {
    insert(key, orderId, quantity, expireTime);
    return takeAfterAll(key, quantity);
  }

  /// Makes a claim permanent because it is paid for; takes anew what ran out and was taken back.
  /// There must be a counter.
  ///
  /// @return false, with nothing changed, when there are not enough any more
  boolean keep(Key key, UUID orderId, int quantity) {
    if (on(KEEP, key).param("order", orderId).update() == 1) {
      return true;
    }
    if (!takeAfterAll(key, quantity)) {
      return false;
    }
    insert(key, orderId, quantity, null);
    return true;
  }

  /// Gives back what the order has. Idempotent.
  void release(Key key, UUID orderId) {
    var _ = lock(key);
    on(RELEASE, key).param("order", orderId).update();
  }

  /// Gives back so many of what the order has; all of it, if it has no more.
  void release(Key key, UUID orderId, int quantity) {
    var _ = lock(key);
    var some = on(RELEASE_SOME, key).param("order", orderId).param("quantity", quantity);
    if (some.update() == 0) {
      on(RELEASE, key).param("order", orderId).update();
    }
  }

  /// Sets how many there are, and makes the counter if there is none.
  ///
  /// @return false, with nothing changed, when more are claimed
  boolean set(Key key, int quantity) {
    reclaim(key);
    return on(SET, key).param("quantity", quantity).update() == 1;
  }

  /// How many are claimed by those who still have time or paid; nobody claims more until the
  /// transaction ends. 0 without a counter.
  int claimed(Key key) {
    reclaim(key);
    return lock(key);
  }

  /// Forgets the counter and what orders have of it.
  void drop(Key key) {
    on("DELETE FROM {stock} WHERE {key}", key).update();
    on("DELETE FROM {claims} WHERE {key}", key).update();
  }

  private boolean takeAfterAll(Key key, int quantity) {
    return take(key, quantity) || (reclaim(key) && take(key, quantity));
  }

  private boolean take(Key key, int quantity) {
    return on(TAKE, key).param("quantity", quantity).update() == 1;
  }

  private boolean reclaim(Key key) {
    var _ = lock(key);
    return on(RECLAIM, key).update() == 1;
  }

  private int lock(Key key) {
    return on(LOCK, key).query(Integer.class).optional().orElse(0);
  }

  private void insert(Key key, UUID orderId, int quantity, @Nullable Instant expireTime) {
    on(CLAIM, key)
        .param("order", orderId)
        .param("quantity", quantity)
        .param("expires", expireTime == null ? null : expireTime.atOffset(ZoneOffset.UTC))
        .update();
  }

  private JdbcClient.StatementSpec on(String template, Key key) {
    return jdbc.sql(tables.sql(template))
        .param("event", key.eventId())
        .param("type", key.ticketTypeId())
        .param("part", key.part());
  }
}
