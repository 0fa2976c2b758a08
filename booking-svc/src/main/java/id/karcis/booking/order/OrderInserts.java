package id.karcis.booking.order;

import id.karcis.platform.persistence.UuidV7;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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
                          total_minor, hold_id, create_time, expire_time, version, promo_code,
                          contact_name, contact_email, contact_phone, refund_approval,
                          refund_closes_before_start_seconds, refund_fee_percent,
                          refund_fee_per_ticket_minor)
      VALUES (:id, :code, :event, :user, 'PENDING_PAYMENT', :currency, :subtotal,
              :subtotal, :hold, :created, :expires, 1, :promo, :name, :email, :phone, :approval,
              :closes, :percent, :fee)
      ON CONFLICT (code) DO NOTHING
      """;

  private static final String MORE_HOLDS =
      "INSERT INTO order_holds (hold_id, order_id) SELECT hold, :order FROM unnest(:holds) AS hold";

  private static final String DISCOUNT =
      """
      UPDATE orders
      SET discount_minor = :discount, total_minor = subtotal_minor - CAST(:discount AS bigint)
      WHERE id = :id
      """;

  private static final String ITEMS =
      """
      INSERT INTO order_items (id, order_id, position, ticket_type_id, seat_id, section, row_label,
                               seat_number, quantity, unit_price_minor, phase)
      SELECT item.id, :order, item.position, item.type, item.seat, item.section, item.row_label,
             item.number, item.quantity, item.price, item.phase
      FROM unnest(:ids, :types, :seats, :sections, :rows, :numbers, :quantities, :prices, :phases)
        WITH ORDINALITY
        AS item (id, type, seat, section, row_label, number, quantity, price, phase, position)
      """;

  private final JdbcClient jdbc;
  private final ContactPhones phones;

  OrderInserts(JdbcClient jdbc, ContactPhones phones) {
    this.jdbc = jdbc;
    this.phones = phones;
  }

  /// Writes the order under a code that no other has.
  void insert(NewOrder order) {
    for (int attempt = 0; !insert(order, OrderCodes.draw(attempt)); attempt++) {
      if (attempt == OrderCodes.MAX_TRIES) {
        throw new IllegalStateException("%d codes in a row were taken".formatted(attempt));
      }
    }
    insertItems(order);
    if (order.holdIds().size() > 1) {
      moreHolds(order.id(), order.holdIds().subList(1, order.holdIds().size()));
    }
  }

  /// Takes so much off a new order.
  void discount(UUID orderId, long discountMinor) {
    jdbc.sql(DISCOUNT).param("id", orderId).param("discount", discountMinor).update();
  }

  /// Writes down that an order took over these holds beside its first one.
  void moreHolds(UUID orderId, List<UUID> holdIds) {
    jdbc.sql(MORE_HOLDS)
        .param("order", orderId)
        .param("holds", new SqlArrayValue("uuid", holdIds.toArray()))
        .update();
  }

  /// False when the code is taken.
  private boolean insert(NewOrder order, String code) {
    var contact = order.contact();
    return jdbc.sql(ORDER)
            .param("id", order.id())
            .param("code", code)
            .param("event", order.eventId())
            .param("user", order.userId())
            .param("currency", order.currencyCode())
            .param("subtotal", order.subtotalMinor())
            .param("hold", order.holdIds().isEmpty() ? null : order.holdIds().getFirst())
            .param("created", order.createTime().atOffset(ZoneOffset.UTC))
            .param("expires", order.expireTime().atOffset(ZoneOffset.UTC))
            .param("approval", order.refundPolicy().approval().name())
            .param("closes", order.refundPolicy().closesBeforeStart().toSeconds())
            .param("percent", order.refundPolicy().feePercent())
            .param("fee", order.refundPolicy().feePerTicketMinor())
            .param("promo", order.promoCode())
            .param("name", contact == null ? null : contact.name())
            .param("email", contact == null ? null : contact.email())
            .param("phone", contact == null ? null : phones.seal(order.id(), contact.phoneNumber()))
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
        .param("phases", array("text", lines, OrderLine::phase))
        .update();
  }

  private static SqlArrayValue array(
      String type, List<OrderLine> lines, Function<OrderLine, ? extends @Nullable Object> value) {
    return new SqlArrayValue(type, lines.stream().map(value).toArray());
  }
}
