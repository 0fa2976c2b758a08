package id.karcis.booking.order;

import id.karcis.booking.event.RefundPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads orders: one statement, a row per line, the order in common.
@Component
final class OrderRows {

  /// To be followed by a condition on `o` and by [#ORDER_BY].
  static final String SELECT =
      """
      SELECT o.id, o.code, o.event_id, o.user_id,
             CASE WHEN o.status = 'PENDING_PAYMENT' AND o.expire_time <= now() THEN 'EXPIRED'
                  ELSE o.status END AS status,
             o.currency_code, o.subtotal_minor, o.discount_minor, o.total_minor, o.payment_id,
             o.create_time, o.expire_time, o.paid_time, o.version, o.promo_code,
             o.contact_name, o.contact_email, o.contact_phone, o.note,
             o.refund_approval, o.refund_closes_before_start_seconds, o.refund_fee_percent,
             o.refund_fee_per_ticket_minor,
             CASE WHEN o.status = 'PENDING_PAYMENT' THEN 0
                  ELSE (SELECT coalesce(sum(r.amount_minor), 0) FROM order_refunds r
                        WHERE r.order_id = o.id) END AS refunded_minor,
             i.id AS item_id, i.ticket_type_id, i.seat_id, i.quantity, i.unit_price_minor, i.phase,
             ARRAY(SELECT t.id FROM tickets t WHERE t.order_item_id = i.id ORDER BY t.id) AS tickets
      FROM orders o JOIN order_items i ON i.order_id = o.id
      """;

  static final String ORDER_BY = " ORDER BY i.position";

  private final ContactPhones phones;

  OrderRows(ContactPhones phones) {
    this.phones = phones;
  }

  /// Reads the orders of the result, in its order; the lines of each must follow each other.
  List<Order> read(ResultSet rows) throws SQLException {
    var orders = new ArrayList<Order>();
    var items = new ArrayList<OrderItem>();
    while (rows.next()) {
      // The values of the order are the same in every row, so those of the first one serve.
      if (orders.isEmpty() || !orders.getLast().id().equals(rows.getObject("id", UUID.class))) {
        complete(orders, items);
        orders.add(order(rows));
      }
      items.add(item(rows));
    }
    complete(orders, items);
    return orders;
  }

  private static void complete(List<Order> orders, List<OrderItem> items) {
    if (!orders.isEmpty()) {
      orders.add(orders.removeLast().withItems(items));
      items.clear();
    }
  }

  private Order order(ResultSet row) throws SQLException {
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
        row.getString("promo_code"),
        contact(row),
        Objects.requireNonNullElse(row.getString("note"), ""),
        row.getLong("refunded_minor"),
        refundPolicy(row),
        List.of());
  }

  private @Nullable Contact contact(ResultSet row) throws SQLException {
    var name = row.getString("contact_name");
    return name == null
        ? null
        : new Contact(
            name,
            row.getString("contact_email"),
            phones.open(row.getObject("id", UUID.class), row.getBytes("contact_phone")));
  }

  private static RefundPolicy refundPolicy(ResultSet row) throws SQLException {
    var approval = row.getString("refund_approval");
    return approval == null
        ? RefundPolicy.DEFAULT
        : new RefundPolicy(
            RefundPolicy.Approval.valueOf(approval),
            Duration.ofSeconds(row.getInt("refund_closes_before_start_seconds")),
            row.getInt("refund_fee_percent"),
            row.getLong("refund_fee_per_ticket_minor"));
  }

  private static OrderItem item(ResultSet row) throws SQLException {
    return new OrderItem(
        row.getObject("item_id", UUID.class),
        row.getObject("ticket_type_id", UUID.class),
        row.getObject("seat_id", UUID.class),
        row.getInt("quantity"),
        row.getLong("unit_price_minor"),
        row.getString("phase"),
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
