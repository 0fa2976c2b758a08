package id.karcis.booking.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds orders and moves them on. Works inside the caller's transaction if there is one.
@Component
public class Orders {

  private static final String END =
      """
      UPDATE orders SET status = :status, version = version + 1
      WHERE id = :id AND status = 'PENDING_PAYMENT'
      """;

  private static final String PAY =
      """
      UPDATE orders
      SET status = 'PAID', payment_id = :payment, paid_time = :paid, version = version + 1,
          charge_open = false, charge_lease = NULL
      WHERE id = :id AND status IN ('PENDING_PAYMENT', 'EXPIRED')
      """;

  private static final String REFUND =
      """
      UPDATE orders SET status = 'REFUNDED', version = version + 1
      WHERE id = :id AND status <> 'REFUNDED'
      """;

  private static final String REFUND_PART =
      """
      UPDATE orders SET status = 'PARTIALLY_REFUNDED', version = version + 1
      WHERE id = :id AND status = 'PAID'
      """;

  private static final String OVERDUE =
      """
      SELECT id FROM orders
      WHERE status = 'PENDING_PAYMENT' AND expire_time <= now()
      ORDER BY expire_time LIMIT :limit
      """;

  private static final String NOTE_PAYMENT =
      """
      UPDATE orders SET payment_id = :payment, version = version + 1
      WHERE id = :id AND status = 'PENDING_PAYMENT' AND payment_id IS NULL
      """;

  private static final String REPRICE =
      """
      UPDATE orders
      SET subtotal_minor = :subtotal, discount_minor = :discount,
          total_minor = CAST(:subtotal AS bigint) - CAST(:discount AS bigint),
          promo_code = :promo, version = version + 1
      WHERE id = :id
      """;

  private static final String BY_HOLD =
      """
      o.id = (SELECT id FROM orders WHERE hold_id = :value
              UNION ALL SELECT order_id FROM order_holds WHERE hold_id = :value)
      """;

  private final JdbcClient jdbc;
  private final OrderRows rows;

  Orders(JdbcClient jdbc, OrderRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// Returns the order of this id.
  public Optional<Order> find(UUID id) {
    return query("o.id = :value", id);
  }

  /// Returns the order of this code.
  public Optional<Order> findByCode(String code) {
    return query("o.code = :value", code);
  }

  /// Returns the order that took over this hold.
  Optional<Order> findByHold(UUID holdId) {
    return query(BY_HOLD, holdId);
  }

  /// Returns the order of this id and keeps others from changing it until the transaction ends.
  /// Read after the lock is there, so it is what the transaction waited for.
  public Optional<Order> lock(UUID id) {
    jdbc.sql("SELECT id FROM orders WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return find(id);
  }

  /// Marks an order as paid that waits for its payment or ran out.
  ///
  /// @param paymentId null for an order that costs nothing
  /// @return false if it is in another state
  public boolean markPaid(UUID id, @Nullable UUID paymentId, Instant paidTime) {
    return jdbc.sql(PAY)
            .param("id", id)
            .param("payment", paymentId)
            .param("paid", paidTime.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// Marks an order as refunded; nothing happens if it is already.
  public void markRefunded(UUID id) {
    jdbc.sql(REFUND).param("id", id).update();
  }

  /// Marks a paid order of which some tickets live on as refunded in part; nothing happens if it is
  /// already.
  public void markPartiallyRefunded(UUID id) {
    jdbc.sql(REFUND_PART).param("id", id).update();
  }

  /// Ends an order that waits for its payment: CANCELLED or EXPIRED.
  ///
  /// @return false if it is in another state
  boolean end(UUID id, OrderStatus status) {
    return jdbc.sql(END).param("id", id).param("status", status.name()).update() == 1;
  }

  /// Returns orders that ran out without anybody writing it down, the oldest first.
  List<UUID> overdue(int limit) {
    return jdbc.sql(OVERDUE)
        .param("limit", limit)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// Notes the payment that was opened for an order, unless it has one or ended.
  void notePayment(UUID id, UUID paymentId) {
    jdbc.sql(NOTE_PAYMENT).param("id", id).param("payment", paymentId).update();
  }

  /// Gives an order another price. The caller has locked it.
  ///
  /// @param promoCode that gives the discount; null for none
  void reprice(UUID id, long subtotalMinor, long discountMinor, @Nullable String promoCode) {
    jdbc.sql(REPRICE)
        .param("id", id)
        .param("subtotal", subtotalMinor)
        .param("discount", discountMinor)
        .param("promo", promoCode)
        .update();
  }

  private Optional<Order> query(String condition, Object value) {
    var sql = OrderRows.SELECT + " WHERE " + condition + OrderRows.ORDER_BY;
    return jdbc.sql(sql).param("value", value).query(rows::read).stream().findFirst();
  }
}
