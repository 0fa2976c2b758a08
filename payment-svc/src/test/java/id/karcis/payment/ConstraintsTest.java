package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/// Every constraint on what is money, broken by SQL; a new constraint needs a line here.
class ConstraintsTest extends PaymentTest {

  /// @param sql breaks it; `:payment`, `:attempt`, `:refund` and `:order` are those of a paid order
  private record Breach(String constraint, String sql) {}

  private static final String PAYMENT =
      """
      INSERT INTO payments (id, order_id, user_id, amount_minor, currency_code, provider, status, expire_time, create_time, update_time)
      VALUES (%s, gen_random_uuid(), %d, '%s', 'SIMULATED', '%s', now(), now(), now())
      """;

  private static final String PAID = " WHERE id = :payment";
  private static final String ATTEMPT = " WHERE id = :attempt";
  private static final String REFUND = " WHERE id = :refund";

  private static final List<Breach> BREACHES =
      List.of(
          breach("payments_pkey", payment(":payment, gen_random_uuid()", 1, "IDR", "PENDING")),
          breach("payments_amount_minor_check", payment(fresh(), -1, "IDR", "PENDING")),
          breach("payments_currency_code_check", payment(fresh(), 1, "rupiah", "PENDING")),
          breach("payments_status_check", payment(fresh(), 1, "IDR", "GONE")),
          breach(
              "payments_one_per_order", payment("gen_random_uuid(), :order", 1, "IDR", "PENDING")),
          breach("payments_settlement_check", "UPDATE payments SET settlement = 'LOST'" + PAID),
          breach("payments_check", "UPDATE payments SET refunded_minor = amount_minor + 1" + PAID),
          breach("payments_check", "UPDATE payments SET refunded_minor = -1" + PAID),
          breach("payments_check1", "UPDATE payments SET failure_reason = 'x'" + PAID),
          breach("payments_check2", payment(fresh(), 1, "IDR", "SUCCEEDED")),
          breach("payments_check3", "UPDATE payments SET provider_reference = NULL" + PAID),
          breach(
              "payment_attempts_pkey", attempt(":attempt, gen_random_uuid(), gen_random_uuid()")),
          breach(
              "payment_attempts_payment_id_key",
              attempt("gen_random_uuid(), :payment, gen_random_uuid()")),
          breach("payment_attempts_request_id_key", requestTwice()),
          breach(
              "payment_attempts_payment_id_fkey",
              attempt("gen_random_uuid(), gen_random_uuid(), gen_random_uuid()")),
          breach(
              "payment_attempts_state_check", "UPDATE payment_attempts SET state = 'X'" + ATTEMPT),
          breach(
              "payment_attempts_fingerprint_check",
              "UPDATE payment_attempts SET fingerprint = '\\x00'" + ATTEMPT),
          breach(
              "payment_attempts_secret_while_open",
              "UPDATE payment_attempts SET client_secret = '\\x00'" + ATTEMPT),
          breach("refunds_pkey", refund(":refund, :payment", 1, "")),
          breach("refunds_payment_id_fkey", refund("gen_random_uuid(), gen_random_uuid()", 1, "")),
          breach("refunds_amount_minor_check", refund("gen_random_uuid(), :payment", -1, "")),
          breach("refunds_reason_check", refund("gen_random_uuid(), :payment", 1, "x".repeat(501))),
          breach("refunds_state_check", "UPDATE refunds SET state = 'X'" + REFUND),
          breach("refunds_reference", "UPDATE refunds SET provider_reference = NULL" + REFUND),
          breach("refunds_failed_for_a_reason", "UPDATE refunds SET state = 'FAILED'" + REFUND),
          breach("refunds_refusals_check", "UPDATE refunds SET refusals = -1" + REFUND),
          breach("refunds_check1", "UPDATE refunds SET refusals = 1" + REFUND),
          breach("provider_notifications_pkey", notification("'n', :attempt, NULL").repeat(2)),
          breach(
              "provider_notifications_notification_id_check",
              notification("repeat('n', 256), :attempt, NULL")),
          breach("provider_notifications_subject", notification("'n', NULL, NULL")),
          breach("provider_notifications_subject", notification("'n', :attempt, :refund")),
          breach("stripe_intents_pkey", intent(":attempt, 'pi_a'") + intent(":attempt, 'pi_b'")),
          breach(
              "stripe_intents_intent_id_key",
              intent("gen_random_uuid(), 'pi_a'") + intent("gen_random_uuid(), 'pi_a'")),
          breach("stripe_intents_intent_id_check", intent(":attempt, repeat('p', 256)")),
          breach(
              "ledger_transactions_pkey",
              booking(
                  "(SELECT min(id::text)::uuid FROM ledger_transactions), 'PAYOUT', gen_random_uuid(), :payment")),
          breach(
              "ledger_transactions_kind_check",
              booking("gen_random_uuid(), 'FEE', gen_random_uuid(), :payment")),
          breach(
              "ledger_transactions_kind_source_id_key",
              booking("gen_random_uuid(), 'CHARGE', :payment, :payment")),
          breach(
              "ledger_transactions_payment_id_fkey",
              booking("gen_random_uuid(), 'CHARGE', gen_random_uuid(), gen_random_uuid()")),
          breach("ledger_entries_pkey", entry("'SALES', 0, 'IDR'")),
          breach("ledger_entries_account_check", entry("'POCKET', 0, 'IDR'")),
          breach("ledger_entries_currency_code_check", entry("'REFUNDS_DUE', 0, 'idr'")),
          breach(
              "ledger_entries_transaction_id_fkey",
              "INSERT INTO ledger_entries VALUES (gen_random_uuid(), 'SALES', 0, 'IDR');SET CONSTRAINTS ALL IMMEDIATE"));

  @Autowired private TransactionTemplate transaction;

  private UUID payment = UUID.randomUUID();
  private UUID order = UUID.randomUUID();
  private UUID attempt = UUID.randomUUID();
  private final UUID refund = UUID.randomUUID();

  @BeforeEach
  void payAndRefund() {
    var paid = paid(newOrder());
    payment = UUID.fromString(paid.getId());
    order = UUID.fromString(paid.getOrderId());
    attempt =
        jdbc.sql("SELECT id FROM payment_attempts WHERE payment_id = ?")
            .param(payment)
            .query(UUID.class)
            .single();
    var _ = orderPayments().refundPayment(refund(paid, refund, 1_00));
    await()
        .until(() ->
            count("SELECT count(*) FROM refunds WHERE id = ? AND state = 'COMPLETED'", refund)
                == 1);
  }

  @Test
  void databaseRefusesEveryBreach() {
    for (var breach : BREACHES) {
      assertThatThrownBy(() -> run(breach.sql()))
          .as(breach.constraint())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("\"" + breach.constraint() + "\"");
    }
  }

  @Test
  void noConstraintIsForgotten() {
    var known = BREACHES.stream().map(Breach::constraint).toList();
    var all =
        jdbc.sql(
                """
                SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f', 'p', 'u') AND conrelid::regclass::text IN
                  ('payments', 'payment_attempts', 'refunds', 'provider_notifications', 'stripe_intents',
                   'ledger_transactions', 'ledger_entries')
                """)
            .query(String.class)
            .list();
    var forgotten = new ArrayList<>(all);
    forgotten.removeAll(known);
    assertThat(forgotten).isEmpty();
    assertThat(all).hasSizeGreaterThan(30);
  }

  private void run(String sql) {
    transaction.executeWithoutResult(state -> {
      state.setRollbackOnly();
      Stream.of(sql.split(";"))
          .filter(it -> !it.isBlank())
          .forEach(it -> jdbc.sql(filled(it)).update());
    });
  }

  private String filled(String sql) {
    return sql.replace(":payment", "'" + payment + "'")
        .replace(":order", "'" + order + "'")
        .replace(":attempt", "'" + attempt + "'")
        .replace(":refund", "'" + refund + "'");
  }

  private static Breach breach(String constraint, String sql) {
    return new Breach(constraint, sql);
  }

  private static String fresh() {
    return "gen_random_uuid(), gen_random_uuid()";
  }

  private static String payment(String ids, long amount, String currency, String status) {
    return PAYMENT.formatted(ids, amount, currency, status);
  }

  private static String attempt(String ids) {
    return """
    INSERT INTO payment_attempts (id, payment_id, request_id, fingerprint, state, next_check_time, create_time, update_time)
    VALUES (%s, sha256(''), 'PROCESSING', now(), now(), now())
    """
        .formatted(ids);
  }

  /// Another payment under the name of the first one's charge.
  private static String requestTwice() {
    return """
    WITH other AS (
      INSERT INTO payments (id, order_id, user_id, amount_minor, currency_code, provider, status, expire_time, create_time, update_time)
      VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'IDR', 'SIMULATED', 'PROCESSING', now(), now(), now())
      RETURNING id)
    INSERT INTO payment_attempts (id, payment_id, request_id, fingerprint, state, next_check_time, create_time, update_time)
    SELECT gen_random_uuid(), other.id, a.request_id, sha256(''), 'PROCESSING', now(), now(), now()
    FROM other, payment_attempts a WHERE a.id = :attempt
    """;
  }

  private static String refund(String ids, long amount, String reason) {
    return """
    INSERT INTO refunds (id, payment_id, amount_minor, reason, state, create_time, update_time)
    VALUES (%s, %d, '%s', 'PENDING', now(), now())
    """
        .formatted(ids, amount, reason);
  }

  private static String notification(String values) {
    return """
    INSERT INTO provider_notifications (provider, notification_id, attempt_id, refund_id, create_time)
    VALUES ('TEST', %s, now());
    """
        .formatted(values);
  }

  private static String intent(String values) {
    return "INSERT INTO stripe_intents (idempotency_key, intent_id, create_time) VALUES (%s, now());"
        .formatted(values);
  }

  private static String booking(String values) {
    return """
    INSERT INTO ledger_transactions (id, kind, source_id, payment_id, create_time) VALUES (%s, now())
    """
        .formatted(values);
  }

  /// Into the books of the paid order's charge.
  private static String entry(String values) {
    return """
    INSERT INTO ledger_entries SELECT id, %s FROM ledger_transactions WHERE kind = 'CHARGE' AND source_id = :payment
    """
        .formatted(values);
  }
}
