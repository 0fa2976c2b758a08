package id.karcis.booking.order;

import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds and writes lines of orders.
@Component
class OrderItems {

  private static final String OF_ITEM =
      " WHERE o.id = (SELECT order_id FROM order_items WHERE id = :item)" + OrderRows.ORDER_BY;

  /// A line that is gone meanwhile: its order is told again from its first one.
  private static final String PAGE =
      """
      WHERE (CAST(:user AS uuid) IS NULL OR o.user_id = :user)
        AND (CAST(:order AS uuid) IS NULL OR o.id = :order)
        AND (CAST(:lastOrder AS uuid) IS NULL OR o.id < :lastOrder
             OR (o.id = :lastOrder AND i.position > coalesce(
                   (SELECT position FROM order_items WHERE id = CAST(:lastItem AS uuid)), -1)))
      ORDER BY o.id DESC, i.position LIMIT :limit
      """;

  private static final String INSERT =
      """
      INSERT INTO order_items (id, order_id, position, ticket_type_id, seat_id, section, row_label,
                               seat_number, quantity, unit_price_minor, phase)
      SELECT :id, :order, max(position) + 1, :type, CAST(:seat AS uuid), :section, :row, :number,
             :quantity, :price, :phase
      FROM order_items WHERE order_id = :order
      """;

  private final JdbcClient jdbc;
  private final OrderRows rows;

  OrderItems(JdbcClient jdbc, OrderRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// A line with its order; of a page, an order has only the lines that are on it.
  record OrderedItem(Order order, OrderItem item) {}

  /// Returns the line of this id with its whole order.
  Optional<OrderedItem> find(UUID itemId) {
    return jdbc.sql(OrderRows.SELECT + OF_ITEM).param("item", itemId).query(rows::read).stream()
        .flatMap(order -> itemsOf(order).stream())
        .filter(found -> found.item().id().equals(itemId))
        .findFirst();
  }

  private static List<OrderedItem> itemsOf(Order order) {
    return order.items().stream().map(item -> new OrderedItem(order, item)).toList();
  }

  /// A page of lines, newest order first, within an order as they were ordered.
  ///
  /// @param userId null for everybody's
  /// @param orderId null for all orders
  /// @param token of the page before, or empty
  Slice<OrderedItem> page(@Nullable UUID userId, @Nullable UUID orderId, int size, String token) {
    var query = "lines of %s, %s".formatted(userId, orderId);
    var after =
        PageTokens.decode(
            query, token, at -> List.of(UUID.fromString(at.get(0)), UUID.fromString(at.get(1))));
    var found =
        jdbc
            .sql(OrderRows.SELECT + PAGE)
            .param("user", userId)
            .param("order", orderId)
            .param("lastOrder", after.map(List::getFirst).orElse(null))
            .param("lastItem", after.map(List::getLast).orElse(null))
            .param("limit", size + 1)
            .query(rows::read)
            .stream()
            .flatMap(order -> itemsOf(order).stream())
            .toList();
    return Slice.of(found, size, last -> PageTokens.encode(query, position(last)));
  }

  private static List<String> position(OrderedItem last) {
    return List.of(last.order().id().toString(), last.item().id().toString());
  }

  /// Writes a line behind the others of an order that the caller has locked.
  @Transactional(propagation = Propagation.MANDATORY)
  void insert(UUID orderId, UUID itemId, OrderLine line) {
    jdbc.sql(INSERT)
        .param("id", itemId)
        .param("order", orderId)
        .param("type", line.ticketTypeId())
        .param("seat", line.seatId())
        .param("section", line.place().section())
        .param("row", line.place().row())
        .param("number", line.place().number())
        .param("quantity", line.quantity())
        .param("price", line.unitPriceMinor())
        .param("phase", line.phase())
        .update();
  }

  /// Gives a line another quantity. The caller has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  void setQuantity(UUID itemId, int quantity) {
    jdbc.sql("UPDATE order_items SET quantity = :quantity WHERE id = :id")
        .param("id", itemId)
        .param("quantity", quantity)
        .update();
  }

  /// Takes a line out. The caller has locked the order.
  @Transactional(propagation = Propagation.MANDATORY)
  void delete(UUID itemId) {
    jdbc.sql("DELETE FROM order_items WHERE id = :id").param("id", itemId).update();
  }
}
