package id.karcis.booking.promo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which orders use which promo code. Whoever adds or removes uses has locked the code's counter,
/// so that what is counted under it stays true until the transaction ends.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PromoUses {

  private static final String OF_ORDER = "SELECT promo_id FROM promo_uses WHERE order_id = :order";

  private static final String LATE_OF_ORDER = OF_ORDER + " AND expire_time <= now()";

  /// Skips uses of orders that are just being settled; they count.
  private static final String RECLAIM =
      """
      DELETE FROM promo_uses
      WHERE order_id IN (
        SELECT order_id FROM promo_uses
        WHERE promo_id = :promo AND user_id = :user AND expire_time <= now()
        FOR UPDATE SKIP LOCKED)
      """;

  /// The limit is read again under the lock.
  private static final String ROOM =
      """
      SELECT p.max_uses_per_user = 0 OR p.max_uses_per_user > (
               SELECT count(*) FROM promo_uses u
               WHERE u.promo_id = p.id AND u.user_id = :user)
      FROM promo_codes p WHERE p.id = :promo
      """;

  private static final String ADD =
      """
      INSERT INTO promo_uses (order_id, promo_id, user_id, expire_time)
      SELECT o.id, :promo, o.user_id, o.expire_time FROM orders o WHERE o.id = :order
      """;

  private static final String KEEP =
      "UPDATE promo_uses SET expire_time = NULL WHERE order_id = :order";

  private static final String REMOVE = "DELETE FROM promo_uses WHERE order_id = :order";

  private final JdbcClient jdbc;
  private final PromoCounters counters;

  PromoUses(JdbcClient jdbc, PromoCounters counters) {
    this.jdbc = jdbc;
    this.counters = counters;
  }

  /// How a use was asked for.
  enum Outcome {
    TAKEN,
    /// All uses of the code are taken.
    ALL_USED,
    /// The buyer has no more.
    USED_BY_BUYER
  }

  /// The code that the order uses.
  Optional<UUID> ofOrder(UUID orderId) {
    return jdbc.sql(OF_ORDER).param("order", orderId).query(UUID.class).optional();
  }

  /// The same, when the order is past its time.
  Optional<UUID> lateOfOrder(UUID orderId) {
    return jdbc.sql(LATE_OF_ORDER).param("order", orderId).query(UUID.class).optional();
  }

  /// Takes a use for an order, until the order's time is over. Otherwise nothing is changed but
  /// that uses of unpaid orders past their time are free.
  Outcome take(UUID promoId, UUID orderId, UUID userId) {
    if (!counters.take(promoId)) {
      return Outcome.ALL_USED;
    }
    var reclaimed = jdbc.sql(RECLAIM).param("promo", promoId).param("user", userId).update();
    var room = jdbc.sql(ROOM).param("promo", promoId).param("user", userId);
    if (!room.query(Boolean.class).single()) {
      counters.giveBack(promoId, reclaimed + 1);
      return Outcome.USED_BY_BUYER;
    }
    counters.giveBack(promoId, reclaimed);
    jdbc.sql(ADD).param("promo", promoId).param("order", orderId).update();
    return Outcome.TAKEN;
  }

  /// Makes the use of an order permanent.
  ///
  /// @return false when it has none any more
  boolean keep(UUID orderId) {
    return jdbc.sql(KEEP).param("order", orderId).update() == 1;
  }

  /// Gives the use of an order back. Idempotent.
  void remove(UUID promoId, UUID orderId) {
    counters.giveBack(promoId, jdbc.sql(REMOVE).param("order", orderId).update());
  }
}
