package id.karcis.booking.personal;

import id.karcis.booking.cart.Carts;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets a person whose account was deleted. What the books need stays, under the id alone:
/// orders, tickets and money. Touches only what there still is to forget, so repeats change
/// nothing. To mails that are ordered later nobody's address is known any more.
@Component
class PersonalErasure {

  private static final String ORDERS =
      """
      UPDATE orders
      SET contact_name = NULL, contact_email = NULL, contact_phone = NULL, note = NULL,
          version = version + 1
      WHERE user_id = :user
        AND num_nonnulls(contact_name, contact_email, contact_phone, note) > 0
      """;

  /// The buyer's own words, and those of an admin who asked for the buyer.
  private static final String REFUNDS =
      """
      UPDATE refunds r SET reason = '' FROM orders o
      WHERE o.id = r.order_id AND o.user_id = :user AND r.requester_id IS NOT NULL
        AND r.reason <> ''
      """;

  private static final String MAILS =
      """
      UPDATE mails m SET state = 'MOOT', reason = 'the account was deleted', end_time = now()
      FROM orders o WHERE o.id = m.order_id AND o.user_id = :user AND m.state = 'WAITING'
      """;

  /// Answers are kept for whoever repeats a call, with contacts in them. A call that is under way
  /// keeps its row.
  private static final String ANSWERS =
      "DELETE FROM idempotency_keys WHERE caller = :user AND state <> 'PENDING'";

  private final JdbcClient jdbc;
  private final Carts carts;
  private final TransactionTemplate transactions;

  PersonalErasure(JdbcClient jdbc, Carts carts, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.carts = carts;
    this.transactions = transactions;
  }

  /// Clears the cart in a transaction of its own: who pays an order locks that before its seats.
  /// What fails is to be repeated.
  void erase(UUID userId) {
    carts.clear(userId);
    transactions.executeWithoutResult(_ -> eraseRows(userId));
  }

  private void eraseRows(UUID userId) {
    for (var sql : List.of(ORDERS, REFUNDS, MAILS, ANSWERS)) {
      jdbc.sql(sql).param("user", userId).update();
    }
  }
}
