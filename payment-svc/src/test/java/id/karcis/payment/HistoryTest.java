package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.payment.FaultyProvider.Fault;
import id.karcis.payment.ledger.Booking;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whatever order, the books balance and agree with payments, refunds, provider
/// and booking-svc.
class HistoryTest extends PaymentTest {

  private static final int BUYERS = 8;
  private static final int STEPS = 25;
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final String[] TOKENS = {
    "tok_approve", "tok_approve", "tok_decline", "tok_decline", "tok_duplicate", "tok_timeout"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void booksAgreeAfterAnyHistory(long seed) throws InterruptedException {
    AtOnce.run(BUYERS, number -> live(new Random(seed * BUYERS + number)));

    await()
        .until(() ->
            count(
                    "SELECT count(*) FROM payments WHERE status = 'PROCESSING' AND user_id = ?",
                    buyer)
                == 0);
    await().until(() -> count("SELECT count(*) FROM outbox") == 0);
    ledgerBalances();
    ledgerAgreesWithPayments();
    ledgerAgreesWithProvider();
    bookingKnowsEveryPayment();
  }

  /// One buyer's tries; returns how many calls were answered.
  private int live(Random random) {
    var order = newOrder();
    var requests = new ArrayList<ChargeOrderRequest>();
    var payments = new ArrayList<Payment>();
    var answered = 0;
    for (int i = 0; i < STEPS; i++) {
      try {
        step(random, order, requests, payments);
        answered++;
      } catch (StatusRuntimeException _) {
        // Refused, or the process died: that is what the test is about.
      }
    }
    return answered;
  }

  private void step(
      Random random,
      PayableOrder order,
      List<ChargeOrderRequest> requests,
      List<Payment> payments) {
    next(random.nextInt(4) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE);
    switch (random.nextInt(4)) {
      case 0 -> {
        var request = charge(order, TOKENS[random.nextInt(TOKENS.length)]);
        requests.add(request);
        payments.add(orderPayments().chargeOrder(request));
      }
      case 1 -> {
        if (!requests.isEmpty()) {
          var again = requests.get(random.nextInt(requests.size()));
          payments.add(orderPayments().chargeOrder(again));
        }
      }
      default -> {
        if (!payments.isEmpty()) {
          var payment = payments.get(random.nextInt(payments.size()));
          var share = 1 + random.nextInt(100_000_00);
          orderPayments().refundPayment(refund(payment, UUID.randomUUID(), share));
        }
      }
    }
  }

  private void ledgerBalances() {
    assertThat(count("SELECT coalesce(sum(amount_minor), 0) FROM ledger_entries")).isZero();
    for (var kind : List.of(Booking.CHARGE, Booking.REFUND, Booking.PAYOUT)) {
      assertThat(
              count(
                  """
                  SELECT count(*) FROM ledger_transactions t JOIN payments p ON p.id = t.payment_id
                  WHERE t.kind = ? AND p.user_id = ?
                  """,
                  kind.name(),
                  buyer))
          .as("%s in this history", kind)
          .isPositive();
    }
  }

  private void ledgerAgreesWithPayments() {
    assertThat(
            count(
                """
                SELECT count(*) FROM payments p
                LEFT JOIN (
                  SELECT t.payment_id,
                         sum(e.amount_minor) FILTER (WHERE e.account = 'SALES') AS sales,
                         sum(e.amount_minor) FILTER (WHERE e.account = 'PROVIDER') AS provider,
                         coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'REFUNDS_DUE'), 0) AS due
                  FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id GROUP BY t.payment_id) l
                ON l.payment_id = p.id
                WHERE p.user_id = ? AND CASE WHEN p.paid_time IS NULL THEN l.payment_id IS NOT NULL
                  ELSE l.sales IS DISTINCT FROM p.refunded_minor - p.amount_minor
                    OR l.provider IS DISTINCT FROM p.amount_minor - p.refunded_minor OR l.due <> 0 END
                """,
                buyer))
        .as("payments whose books are wrong")
        .isZero();
    assertThat(
            count(
                """
                SELECT count(*) FROM payments p WHERE p.user_id = ? AND p.refunded_minor <>
                  (SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r WHERE r.payment_id = p.id AND r.state = 'COMPLETED')
                """,
                buyer))
        .as("payments whose refunds do not add up")
        .isZero();
  }

  private void ledgerAgreesWithProvider() {
    assertThat(
            count(
                """
                SELECT
                  (SELECT coalesce(sum(c.amount_minor), 0) FROM simulated_charges c
                   JOIN payment_attempts a ON a.id = c.idempotency_key JOIN payments p ON p.id = a.payment_id
                   WHERE p.user_id = :buyer AND c.settle_time <= clock_timestamp())
                - (SELECT coalesce(sum(s.amount_minor), 0) FROM simulated_refunds s
                   JOIN refunds r ON r.id = s.idempotency_key JOIN payments p ON p.id = r.payment_id
                   WHERE p.user_id = :buyer)
                - (SELECT sum(e.amount_minor) FROM ledger_entries e
                   JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments p ON p.id = t.payment_id
                   WHERE p.user_id = :buyer AND e.account = 'PROVIDER')
                """
                    .replace(":buyer", "'" + buyer + "'")))
        .as("money that provider and books see differently")
        .isZero();
    assertThat(
            count(
                """
                SELECT count(*) FROM (
                  SELECT order_id FROM payments WHERE paid_time IS NOT NULL AND user_id = ?
                  GROUP BY order_id HAVING count(*) > 1)
                """,
                buyer))
        .as("orders paid twice")
        .isZero();
  }

  private void bookingKnowsEveryPayment() {
    var paid =
        jdbc.sql("SELECT order_id FROM payments WHERE paid_time IS NOT NULL AND user_id = ?")
            .param(buyer)
            .query(UUID.class)
            .list();
    assertThat(paid).isNotEmpty();
    assertThat(paid)
        .allSatisfy(order -> assertThat(BOOKING.settlements(order.toString())).isNotEmpty());
  }
}
