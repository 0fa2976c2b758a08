package id.karcis.booking.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The refunds that were told, each once. Works inside the caller's transaction, which has locked
/// the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderRefunds {

  private static final String ADD =
      """
      INSERT INTO order_refunds (id, payment_id, order_id, amount_minor, currency_code, create_time)
      VALUES (:id, :payment, :order, :amount, :currency, now())
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String GET =
      """
      SELECT id, order_id, payment_id, amount_minor, currency_code FROM order_refunds
      WHERE id = :id
      """;

  private static final String SUM =
      "SELECT coalesce(sum(amount_minor), 0)::bigint FROM order_refunds WHERE payment_id = :payment";

  private static final String ALL_FOR_TICKETS =
      """
      SELECT NOT EXISTS (
        SELECT FROM order_refunds o WHERE o.payment_id = :payment
          AND NOT EXISTS (SELECT FROM refund_tickets t WHERE t.refund_id = o.id))
      """;

  private final JdbcClient jdbc;

  OrderRefunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns whether this call wrote it down, rather than an earlier one with its id.
  boolean add(Refunded refunded) {
    return jdbc.sql(ADD)
            .param("id", refunded.refundId())
            .param("payment", refunded.paymentId())
            .param("order", refunded.orderId())
            .param("amount", refunded.amountMinor())
            .param("currency", refunded.currencyCode())
            .update()
        == 1;
  }

  /// Returns a refund that was written down before.
  Refunded get(UUID refundId) {
    return jdbc.sql(GET).param("id", refundId).query(OrderRefunds::read).single();
  }

  /// Returns how much of a payment went back so far, in minor units.
  long sumMinor(UUID paymentId) {
    return jdbc.sql(SUM).param("payment", paymentId).query(Long.class).single();
  }

  /// Tells whether all that went back of a payment was for tickets that were given back.
  boolean allForTickets(UUID paymentId) {
    return jdbc.sql(ALL_FOR_TICKETS).param("payment", paymentId).query(Boolean.class).single();
  }

  private static Refunded read(ResultSet row, int number) throws SQLException {
    return new Refunded(
        row.getObject("id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getLong("amount_minor"),
        row.getString("currency_code"));
  }
}
