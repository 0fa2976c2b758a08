package id.karcis.booking.promo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How often promo codes are used: one counter each, never above its limit. What unpaid orders past
/// their time use is free for whoever asks, and counts as free wherever uses are told.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PromoCounters {

  private static final String CREATE =
      "INSERT INTO promo_counters (promo_id, max_uses) VALUES (:promo, :max)";

  private static final String LIMIT =
      "UPDATE promo_counters SET max_uses = :max WHERE promo_id = :promo";

  /// In order of their ids, when there are several.
  private static final String LOCK =
      """
      SELECT used FROM promo_counters
      WHERE promo_id = ANY (:promos) ORDER BY promo_id FOR UPDATE
      """;

  /// Skips uses of orders that are just being settled.
  private static final String RECLAIM =
      """
      WITH expired AS (
        DELETE FROM promo_uses
        WHERE order_id IN (
          SELECT order_id FROM promo_uses
          WHERE promo_id = :promo AND expire_time <= now()
          FOR UPDATE SKIP LOCKED)
        RETURNING order_id)
      UPDATE promo_counters SET used = used - (SELECT count(*) FROM expired)
      WHERE promo_id = :promo AND EXISTS (SELECT FROM expired)
      """;

  private static final String TAKE =
      """
      UPDATE promo_counters SET used = used + 1
      WHERE promo_id = :promo AND (max_uses = 0 OR used < max_uses)
      """;

  private static final String GIVE_BACK =
      "UPDATE promo_counters SET used = used - :uses WHERE promo_id = :promo";

  private static final String USED =
      """
      SELECT c.promo_id,
             c.used - (SELECT count(*) FROM promo_uses u
                       WHERE u.promo_id = c.promo_id AND u.expire_time <= now())::int AS used
      FROM promo_counters c WHERE c.promo_id = ANY (:promos)
      """;

  private final JdbcClient jdbc;

  PromoCounters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Makes the counter of a new code.
  void create(UUID promoId, int maxUses) {
    jdbc.sql(CREATE).param("promo", promoId).param("max", maxUses).update();
  }

  /// Changes the limit; the caller has locked the counter and seen that so many are free.
  void limit(UUID promoId, int maxUses) {
    jdbc.sql(LIMIT).param("promo", promoId).param("max", maxUses).update();
  }

  /// Makes others wait until the transaction ends, takes back what unpaid orders past their time
  /// use, and returns how many uses remain.
  int lock(UUID promoId) {
    lockAll(promoId);
    jdbc.sql(RECLAIM).param("promo", promoId).update();
    return jdbc.sql(LOCK).param("promos", array(promoId)).query(Integer.class).single();
  }

  /// Makes others wait until the transaction ends.
  void lockAll(UUID... promoIds) {
    jdbc.sql(LOCK).param("promos", array((Object[]) promoIds)).query(Integer.class).list();
  }

  /// Counts one use, if need be that of an unpaid order past its time. The counter is locked then.
  ///
  /// @return false when all are taken
  boolean take(UUID promoId) {
    return takeOne(promoId) || (reclaim(promoId) && takeOne(promoId));
  }

  /// Counts so many uses less. The counter is locked by the caller.
  void giveBack(UUID promoId, int uses) {
    jdbc.sql(GIVE_BACK).param("promo", promoId).param("uses", uses).update();
  }

  /// Uses per code, without a lock and so without promise.
  @Transactional(propagation = Propagation.SUPPORTS)
  Map<UUID, Integer> used(Collection<UUID> promoIds) {
    return jdbc.sql(USED).param("promos", array(promoIds.toArray())).query(PromoCounters::counts);
  }

  private boolean takeOne(UUID promoId) {
    return jdbc.sql(TAKE).param("promo", promoId).update() == 1;
  }

  private boolean reclaim(UUID promoId) {
    lockAll(promoId);
    return jdbc.sql(RECLAIM).param("promo", promoId).update() == 1;
  }

  private static SqlArrayValue array(Object... ids) {
    return new SqlArrayValue("uuid", ids);
  }

  private static Map<UUID, Integer> counts(ResultSet rows) throws SQLException {
    var counts = new HashMap<UUID, Integer>();
    while (rows.next()) {
      counts.put(rows.getObject("promo_id", UUID.class), rows.getInt("used"));
    }
    return counts;
  }
}
