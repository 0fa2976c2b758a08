package id.karcis.payment.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads payments.
@Component
public class PaymentReads {

  /// Weaker than FOR UPDATE on purpose: rows that refer to the payment may be written meanwhile. A
  /// refund that is being completed holds its own row and writes to the ledger; with the stronger
  /// lock the two would wait for each other.
  private static final String LOCKED = " FOR NO KEY UPDATE";

  private static final String SELECT = "SELECT " + PaymentRows.COLUMNS + " FROM payments ";
  private static final String LIVE =
      "WHERE order_id = :order AND status NOT IN ('FAILED', 'CANCELLED') AND NOT surplus";

  private final JdbcClient jdbc;

  PaymentReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns a payment.
  public Optional<Payment> find(UUID id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(PaymentRows::read).optional();
  }

  /// Returns a payment that must be there.
  ///
  /// @throws IllegalStateException if it is not
  public Payment get(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("payment " + id + " is missing"));
  }

  /// Returns a payment and keeps others from changing it until the transaction ends.
  public Optional<Payment> lock(UUID id) {
    return jdbc.sql(SELECT + "WHERE id = :id" + LOCKED)
        .param("id", id)
        .query(PaymentRows::read)
        .optional();
  }

  /// Returns the payment of an order that is open or holds its money.
  public Optional<Payment> findLive(UUID orderId) {
    return jdbc.sql(SELECT + LIVE).param("order", orderId).query(PaymentRows::read).optional();
  }

  /// Like [#findLive], and keeps others from changing it until the transaction ends.
  public Optional<Payment> lockLive(UUID orderId) {
    return jdbc.sql(SELECT + LIVE + LOCKED)
        .param("order", orderId)
        .query(PaymentRows::read)
        .optional();
  }

  /// Returns a page.
  public List<Payment> list(PaymentQuery query) {
    var sql = new StringBuilder(SELECT).append("WHERE true");
    if (query.userId() != null) {
      sql.append(" AND user_id = :user");
    }
    if (query.orderId() != null) {
      sql.append(" AND order_id = :order");
    }
    if (!query.statuses().isEmpty()) {
      sql.append(" AND status IN (:statuses)");
    }
    if (query.before() != null) {
      sql.append(" AND id < :before");
    }
    return jdbc.sql(sql.append(" ORDER BY id DESC LIMIT :limit").toString())
        .param("user", query.userId())
        .param("order", query.orderId())
        .param("statuses", query.statuses().stream().map(Enum::name).toList())
        .param("before", query.before())
        .param("limit", query.limit())
        .query(PaymentRows::read)
        .list();
  }
}
