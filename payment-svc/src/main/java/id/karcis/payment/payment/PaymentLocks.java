package id.karcis.payment.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads payments inside the caller's transaction, as they stand at that moment.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PaymentLocks {

  /// Weaker than FOR UPDATE on purpose: rows that refer to the payment may be written meanwhile. A
  /// refund that is being completed holds its own row and writes to the ledger; with the stronger
  /// lock the two would wait for each other.
  private static final String LOCKED = " FOR NO KEY UPDATE";

  private static final String SELECT = "SELECT " + PaymentRows.COLUMNS + " FROM payments ";
  private static final String BY_ID = SELECT + "WHERE id = :id";
  private static final String LIVE =
      SELECT + "WHERE order_id = :order AND status NOT IN ('FAILED', 'CANCELLED') AND NOT surplus";

  private final JdbcClient jdbc;

  PaymentLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns a payment that must be there, without a lock.
  public Payment current(UUID id) {
    return jdbc.sql(BY_ID).param("id", id).query(PaymentRows::read).single();
  }

  /// Returns a payment and keeps others from changing it until the transaction ends.
  public Optional<Payment> lock(UUID id) {
    return jdbc.sql(BY_ID + LOCKED).param("id", id).query(PaymentRows::read).optional();
  }

  /// Returns the payment of an order that is open or holds its money, and keeps others from
  /// changing it until the transaction ends.
  public Optional<Payment> lockLive(UUID orderId) {
    return jdbc.sql(LIVE + LOCKED).param("order", orderId).query(PaymentRows::read).optional();
  }
}
