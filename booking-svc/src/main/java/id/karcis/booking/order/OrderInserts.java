package id.karcis.booking.order;

import id.karcis.platform.persistence.UuidV7;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes new orders, inside the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderInserts {

  private static final String ORDER =
      """
      INSERT INTO orders (id, code, event_id, user_id, status, currency_code, subtotal_minor,
                          total_minor, hold_id, create_time, expire_time, version)
      VALUES (:id, :code, :event, :user, 'PENDING_PAYMENT', :currency, :subtotal,
              :subtotal, :hold, :created, :expires, 1)
      ON CONFLICT (code) DO NOTHING
      """;

  private static final String ITEMS =
      """
      INSERT INTO order_items (id, order_id, position, ticket_type_id, seat_id, section, row_label,
                               seat_number, quantity, unit_price_minor)
      SELECT item.id, :order, item.position, item.type, item.seat, item.section, item.row_label,
             item.number, item.quantity, item.price
      FROM unnest(:ids, :types, :seats, :sections, :rows, :numbers, :quantities, :prices)
        WITH ORDINALITY
        AS item (id, type, seat, section, row_label, number, quantity, price, position)
      """;

  private final JdbcClient jdbc;

  OrderInserts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Writes the order under a code that no other has.
  void insert(NewOrder order) {
    for (int attempt = 0; !insert(order, OrderCodes.draw(attempt)); attempt++) {
      if (attempt == OrderCodes.MAX_TRIES) {
        throw new IllegalStateException("%d codes in a row were taken".formatted(attempt));
      }
    }
    insertItems(order);
  }

  /// False when the code is taken.
  private boolean insert(NewOrder order, String code) {
    return jdbc.sql(ORDER)
            .param("id", order.id())
            .param("code", code)
            .param("event", order.eventId())
            .param("user", order.userId())
            .param("currency", order.currencyCode())
            .param("subtotal", order.subtotalMinor())
            .param("hold", order.holdId())
            .param("created", order.createTime().atOffset(ZoneOffset.UTC))
            .param("expires", order.expireTime().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private void insertItems(NewOrder order) {
    var lines = order.lines();
    jdbc.sql(ITEMS)
        .param("order", order.id())
        .param("ids", array("uuid", lines, _ -> UuidV7.next()))
        .param("types", array("uuid", lines, OrderLine::ticketTypeId))
        .param("seats", array("uuid", lines, OrderLine::seatId))
        .param("sections", array("text", lines, line -> line.place().section()))
        .param("rows", array("text", lines, line -> line.place().row()))
        .param("numbers", array("text", lines, line -> line.place().number()))
        .param("quantities", array("int4", lines, OrderLine::quantity))
        .param("prices", array("int8", lines, OrderLine::unitPriceMinor))
        .update();
  }

  private static SqlArrayValue array(
      String type, List<OrderLine> lines, Function<OrderLine, ? extends @Nullable Object> value) {
    return new SqlArrayValue(type, lines.stream().map(value).toArray());
  }
}
