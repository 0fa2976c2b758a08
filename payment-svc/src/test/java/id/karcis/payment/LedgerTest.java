package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.payment.v1.Payment;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database itself refuses, whoever asks.
class LedgerTest extends PaymentTest {

  @Autowired private TransactionTemplate transaction;

  private UUID paymentId = UUID.randomUUID();

  @BeforeEach
  void pay() {
    Payment payment = paid(newOrder());
    paymentId = UUID.fromString(payment.getId());
  }

  @Test
  void acceptsWhatBalances() {
    var before = ledgerRows();
    transaction.executeWithoutResult(_ -> {
      var id = open();
      entry(id, "PROVIDER", 5, "IDR");
      entry(id, "SALES", -5, "IDR");
    });
    assertThat(ledgerRows()).isEqualTo(before + 2);
  }

  @Test
  void refusesWhatDoesNotBalance() {
    refused(() -> {
      var id = open();
      entry(id, "PROVIDER", 5, "IDR");
      entry(id, "SALES", -4, "IDR");
    });
  }

  @Test
  void refusesTransactionWithoutEntries() {
    refused(this::open);
  }

  @Test
  void refusesMixedCurrencies() {
    refused(() -> {
      var id = open();
      entry(id, "PROVIDER", 5, "IDR");
      entry(id, "SALES", -5, "USD");
    });
  }

  @Test
  void refusesLaterEntry() {
    var id =
        jdbc.sql("SELECT id FROM ledger_transactions WHERE payment_id = ?")
            .param(paymentId)
            .query(UUID.class)
            .single();
    refused(() -> entry(id, "REFUNDS_DUE", 1, "IDR"));
  }

  @Test
  void refusesEveryChangeOfWhatStands() {
    for (var sql :
        new String[] {
          "UPDATE ledger_entries SET amount_minor = 0",
          "DELETE FROM ledger_entries",
          "TRUNCATE ledger_entries CASCADE",
          "UPDATE ledger_transactions SET kind = 'PAYOUT'",
          "DELETE FROM ledger_transactions",
          "TRUNCATE ledger_transactions CASCADE"
        }) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .as(sql)
          .hasMessageContaining("the ledger is only added to");
    }
  }

  @Test
  void booksAChargeOnce() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    INSERT INTO ledger_transactions (id, kind, source_id, payment_id, create_time)
                    VALUES (?, 'CHARGE', ?, ?, now())
                    """)
                .params(UUID.randomUUID(), paymentId, paymentId)
                .update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  private void refused(Runnable work) {
    var before = ledgerRows();
    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> work.run()))
        .isInstanceOfAny(DataAccessException.class, TransactionException.class)
        .hasMessageContaining("does not balance");
    assertThat(ledgerRows()).isEqualTo(before);
  }

  private UUID open() {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO ledger_transactions (id, kind, source_id, payment_id, create_time)
            VALUES (?, 'REFUND', ?, ?, now())
            """)
        .params(id, UUID.randomUUID(), paymentId)
        .update();
    return id;
  }

  private void entry(UUID transactionId, String account, long amount, String currency) {
    jdbc.sql("INSERT INTO ledger_entries VALUES (?, ?, ?, ?)")
        .params(transactionId, account, amount, currency)
        .update();
  }

  private long ledgerRows() {
    return count(
        """
        SELECT count(*) FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
        WHERE t.payment_id = ?
        """,
        paymentId);
  }
}
