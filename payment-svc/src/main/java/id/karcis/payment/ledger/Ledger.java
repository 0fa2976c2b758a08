package id.karcis.payment.ledger;

import id.karcis.payment.money.Amount;
import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the books. An entry stands in the same transaction as what it is about.
@Component
public class Ledger {

  private static final String BOOK =
      """
      WITH booked AS (
        INSERT INTO ledger_transactions (id, kind, source_id, payment_id, create_time)
        VALUES (:id, :kind, :source, :payment, now())
        RETURNING id)
      INSERT INTO ledger_entries (transaction_id, account, amount_minor, currency_code)
      SELECT booked.id, side.account, side.amount, :currency
      FROM booked, (VALUES (:debit, :amount), (:credit, -:amount)) AS side (account, amount)
      """;

  private final JdbcClient jdbc;

  Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Books money once for each kind and source.
  ///
  /// @param source the payment of a charge, the refund otherwise
  /// @throws org.springframework.dao.DuplicateKeyException if it is booked already
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(Booking booking, UUID source, UUID payment, Amount amount) {
    jdbc.sql(BOOK)
        .param("id", UuidV7.next())
        .param("kind", booking.name())
        .param("source", source)
        .param("payment", payment)
        .param("currency", amount.currencyCode())
        .param("debit", booking.debit().name())
        .param("credit", booking.credit().name())
        .param("amount", amount.minorUnits())
        .update();
  }
}
