package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds the terms of orders. Works inside the caller's transaction, which has locked the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderTerms {

  /// Waits for a cancellation that is about to commit, and keeps one from beginning: a fee is taken
  /// before an event is cancelled or not at all.
  private static final String FIND =
      """
      SELECT start_time, status = 'CANCELLED' AS cancelled FROM events WHERE id = :event FOR SHARE
      """;

  private final JdbcClient jdbc;

  OrderTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns terms that hold until the transaction ends.
  RefundTerms of(Order order) {
    return jdbc.sql(FIND)
        .param("event", order.eventId())
        .query((row, _) -> terms(order, row))
        .single();
  }

  private static RefundTerms terms(Order order, ResultSet row) throws SQLException {
    return new RefundTerms(
        order.refundPolicy(),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        row.getBoolean("cancelled"));
  }
}
