package id.karcis.booking.cart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The carts in the database. What changes them works inside the caller's transaction, after
/// [#lock] or [#open].
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CartStore {

  private static final String FIND =
      """
      SELECT c.event_id, c.promo_code, c.version, i.id, i.hold_id, i.seat_id, i.ticket_type_id,
             i.quantity, h.expire_time
      FROM carts c
      JOIN cart_items i ON i.user_id = c.user_id
      LEFT JOIN holds h ON h.id = i.hold_id AND h.user_id = c.user_id AND h.state = 'ACTIVE'
        AND h.expire_time > now() AND i.seat_id = ANY (h.seat_ids)
      WHERE c.user_id = :user AND (i.hold_id IS NULL OR h.id IS NOT NULL)
      ORDER BY i.id
      """;

  private static final String OPEN =
      """
      INSERT INTO carts (user_id, event_id, create_time, version) VALUES (:user, :event, now(), 1)
      ON CONFLICT (user_id) DO UPDATE SET version = carts.version + 1
      """;

  private static final String DROP_DEAD =
      """
      DELETE FROM cart_items i
      WHERE i.user_id = :user AND i.hold_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM holds h
        WHERE h.id = i.hold_id AND h.user_id = i.user_id AND h.state = 'ACTIVE'
          AND h.expire_time > now() AND i.seat_id = ANY (h.seat_ids))
      """;

  /// A cart of which nothing was left begins anew.
  private static final String BEGIN =
      """
      UPDATE carts SET event_id = :event, promo_code = NULL, create_time = now()
      WHERE user_id = :user
      """;

  private static final String ADD_SEAT =
      """
      INSERT INTO cart_items (id, user_id, hold_id, seat_id, ticket_type_id, quantity, added_by_call)
      VALUES (uuidv7(), :user, :hold, :seat, :type, 1, :call)
      ON CONFLICT (user_id, seat_id) WHERE seat_id IS NOT NULL DO NOTHING
      """;

  private static final String ADD_PLACES =
      """
      INSERT INTO cart_items AS i (id, user_id, ticket_type_id, quantity, added_by_call)
      VALUES (uuidv7(), :user, :type, :quantity, :call)
      ON CONFLICT (user_id, ticket_type_id) WHERE seat_id IS NULL
      DO UPDATE SET quantity = i.quantity + EXCLUDED.quantity, added_by_call = :call
      """;

  private final JdbcClient jdbc;

  CartStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A user's cart; empty when there is nothing in it.
  @Transactional(propagation = Propagation.SUPPORTS)
  Optional<Cart> find(UUID userId) {
    ResultSetExtractor<Optional<Cart>> reader = rows -> read(userId, rows);
    return jdbc.sql(FIND).param("user", userId).query(reader);
  }

  /// The same, and keeps others from changing it until the transaction ends.
  Optional<Cart> lock(UUID userId) {
    jdbc.sql("SELECT user_id FROM carts WHERE user_id = :user FOR UPDATE")
        .param("user", userId)
        .query(UUID.class)
        .optional();
    return find(userId);
  }

  /// Makes the user's cart if there is none, and locks it without what ran out.
  ///
  /// @param eventId of the cart if there is nothing in it
  Optional<Cart> open(UUID userId, UUID eventId) {
    jdbc.sql(OPEN).param("user", userId).param("event", eventId).update();
    jdbc.sql(DROP_DEAD).param("user", userId).update();
    var cart = find(userId);
    if (cart.isEmpty()) {
      jdbc.sql(BEGIN).param("user", userId).param("event", eventId).update();
    }
    return cart;
  }

  /// Whether a call has added to the cart before.
  boolean addedBy(UUID userId, UUID call) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM cart_items WHERE user_id = :user AND added_by_call = :call)")
        .param("user", userId)
        .param("call", call)
        .query(Boolean.class)
        .single();
  }

  /// Adds a held seat; one that is in the cart already stays as it is.
  void addSeat(UUID userId, UUID holdId, UUID seatId, UUID ticketTypeId, UUID call) {
    jdbc.sql(ADD_SEAT)
        .param("user", userId)
        .param("hold", holdId)
        .param("seat", seatId)
        .param("type", ticketTypeId)
        .param("call", call)
        .update();
  }

  /// Adds places to those of the same ticket type.
  void addPlaces(UUID userId, UUID ticketTypeId, int quantity, UUID call) {
    jdbc.sql(ADD_PLACES)
        .param("user", userId)
        .param("type", ticketTypeId)
        .param("quantity", quantity)
        .param("call", call)
        .update();
  }

  void remove(UUID userId, UUID itemId) {
    jdbc.sql("DELETE FROM cart_items WHERE id = :id").param("id", itemId).update();
    jdbc.sql("UPDATE carts SET version = version + 1 WHERE user_id = :user")
        .param("user", userId)
        .update();
  }

  void setPromo(UUID userId, String code) {
    jdbc.sql("UPDATE carts SET promo_code = :code, version = version + 1 WHERE user_id = :user")
        .param("user", userId)
        .param("code", code)
        .update();
  }

  /// Empties a cart.
  void delete(UUID userId) {
    jdbc.sql("DELETE FROM carts WHERE user_id = :user").param("user", userId).update();
  }

  /// Empties a cart if it is still what it was.
  ///
  /// @return false if it changed meanwhile
  boolean delete(Cart cart) {
    return jdbc.sql("DELETE FROM carts WHERE user_id = :user AND version = :version")
            .param("user", cart.userId())
            .param("version", cart.version())
            .update()
        == 1;
  }

  private static Optional<Cart> read(UUID userId, ResultSet rows) throws SQLException {
    var items = new ArrayList<CartItem>();
    @Nullable Cart cart = null;
    while (rows.next()) {
      items.add(item(rows));
      cart = cart(userId, rows, items);
    }
    return Optional.ofNullable(cart);
  }

  private static Cart cart(UUID userId, ResultSet row, List<CartItem> items) throws SQLException {
    return new Cart(
        userId,
        row.getObject("event_id", UUID.class),
        row.getString("promo_code"),
        row.getLong("version"),
        items);
  }

  private static CartItem item(ResultSet row) throws SQLException {
    var expireTime = row.getObject("expire_time", OffsetDateTime.class);
    return new CartItem(
        row.getObject("id", UUID.class),
        row.getObject("hold_id", UUID.class),
        row.getObject("seat_id", UUID.class),
        row.getObject("ticket_type_id", UUID.class),
        row.getInt("quantity"),
        expireTime == null ? null : expireTime.toInstant());
  }
}
