package id.karcis.booking.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads orders: one statement, a row per line, the order in common.
final class OrderRows {

  /// To be followed by a condition on `o` and by [#ORDER_BY].
  static final String SELECT =
      """
      SELECT o.id, o.code, o.event_id, o.user_id,
             CASE WHEN o.status = 'PENDING_PAYMENT' AND o.expire_time <= now() THEN 'EXPIRED'
                  ELSE o.status END AS status,
             o.currency_code, o.subtotal_minor, o.discount_minor, o.total_minor, o.payment_id,
             o.create_time, o.expire_time, o.paid_time, o.version,
             i.id AS item_id, i.ticket_type_id, i.seat_id, i.quantity, i.unit_price_minor,
             ARRAY(SELECT t.id FROM tickets t WHERE t.order_item_id = i.id ORDER BY t.id) AS tickets
      FROM orders o JOIN order_items i ON i.order_id = o.id
      """;

  static final String ORDER_BY = " ORDER BY i.position";

  private OrderRows() {}

  /// Reads the one order of the result, if there is one.
  static Optional<Order> read(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    // The values of the order are the same in every row, so those of the first one serve.
    var order = order(rows);
    var items = new ArrayList<OrderItem>();
    do {
      items.add(item(rows));
    } while (rows.next());
    return Optional.of(order.withItems(items));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getObject("event_id", UUID.class),
        row.getObject("user_id", UUID.class),
        OrderStatus.valueOf(row.getString("status")),
        row.getString("currency_code"),
        row.getLong("subtotal_minor"),
        row.getLong("discount_minor"),
        row.getLong("total_minor"),
        row.getObject("payment_id", UUID.class),
        instant(row, "create_time"),
        instant(row, "expire_time"),
        optionalInstant(row, "paid_time"),
        row.getLong("version"),
        List.of());
  }

  private static OrderItem item(ResultSet row) throws SQLException {
    return new OrderItem(
        row.getObject("item_id", UUID.class),
        row.getObject("ticket_type_id", UUID.class),
        row.getObject("seat_id", UUID.class),
        row.getInt("quantity"),
        row.getLong("unit_price_minor"),
        List.of((UUID[]) row.getArray("tickets").getArray()));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
