package id.karcis.booking.settlement;

import id.karcis.booking.order.Settler.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was decided about each payment. Works inside the caller's transaction, which has locked the
/// order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settlements {

  private static final String ADD =
      """
      INSERT INTO settlements (payment_id, order_id, outcome, amount_minor, currency_code, create_time)
      VALUES (:payment, :order, :outcome, :amount, :currency, now())
      """;

  private static final String FIND =
      """
      SELECT order_id, outcome, amount_minor, currency_code FROM settlements
      WHERE payment_id = :payment
      """;

  private static final String REFUNDED =
      """
      UPDATE settlements SET refund_time = now()
      WHERE payment_id = :payment AND refund_time IS NULL
      """;

  private final JdbcClient jdbc;

  Settlements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A decision.
  ///
  /// @param amountMinor what was paid, in minor units of its currency
  record Settlement(UUID orderId, Settled outcome, long amountMinor, String currencyCode) {}

  Optional<Settlement> find(UUID paymentId) {
    return jdbc.sql(FIND).param("payment", paymentId).query(Settlements::read).optional();
  }

  void add(UUID paymentId, Settlement settlement) {
    jdbc.sql(ADD)
        .param("payment", paymentId)
        .param("order", settlement.orderId())
        .param("outcome", settlement.outcome().name())
        .param("amount", settlement.amountMinor())
        .param("currency", settlement.currencyCode())
        .update();
  }

  /// Records that all of a payment went back.
  ///
  /// @return false if that is known already
  boolean markRefunded(UUID paymentId) {
    return jdbc.sql(REFUNDED).param("payment", paymentId).update() == 1;
  }

  private static Settlement read(ResultSet row, int number) throws SQLException {
    return new Settlement(
        row.getObject("order_id", UUID.class),
        Settled.valueOf(row.getString("outcome")),
        row.getLong("amount_minor"),
        row.getString("currency_code"));
  }
}
