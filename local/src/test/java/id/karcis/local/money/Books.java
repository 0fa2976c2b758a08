package id.karcis.local.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.support.SqlArrayValue;

/// What both services wrote about money, and what must hold of it.
final class Books {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String UNBALANCED =
      """
      SELECT count(*) FROM (
        SELECT transaction_id FROM ledger_entries GROUP BY transaction_id HAVING sum(amount_minor) <> 0) AS wrong
      """;

  /// More back than paid, by our books or the provider's.
  private static final String OVERPAID =
      """
      SELECT count(*) FROM payments p WHERE p.refunded_minor > p.amount_minor
        OR (SELECT coalesce(sum(r.amount_minor), 0) FROM simulated_refunds r
            WHERE r.charge_reference = p.provider_reference) > p.amount_minor
      """;

  private static final String ON_THE_WAY =
      """
      SELECT count(*) FROM refunds WHERE event_id = ANY (:events) AND status = 'APPROVED'
      """;

  private static final List<String> HAPPENED =
      List.of(
          "tickets t WHERE t.event_id = ANY (:events) AND t.check_in_time IS NOT NULL",
          "orders o WHERE o.event_id = ANY (:events) AND o.status = 'PARTIALLY_REFUNDED'",
          "orders o WHERE o.event_id = ANY (:events) AND o.status = 'REFUNDED' AND o.discount_minor > 0",
          "refunds r WHERE r.event_id = ANY (:events) AND r.status = 'COMPLETED' AND r.fee_minor > 0",
          "refunds r WHERE r.event_id = ANY (:events) AND r.status = 'REJECTED'",
          "refunds r WHERE r.event_id = ANY (:events) AND r.requester_id IS NULL"
              + " AND NOT EXISTS (SELECT FROM refund_tickets t WHERE t.refund_id = r.id)",
          "event_cancellations c WHERE c.event_id = ANY (:events) AND c.looks > 0");

  private final Store booking;
  private final Store payment;

  Books(Store booking, Store payment) {
    this.booking = booking;
    this.payment = payment;
  }

  /// Holds at every moment.
  void neverOutOfBalance() {
    assertThat(payment.number(UNBALANCED)).as("transactions that do not sum to zero").isZero();
    assertThat(payment.number("SELECT coalesce(sum(amount_minor), 0)::bigint FROM ledger_entries"))
        .as("the whole ledger")
        .isZero();
    assertThat(payment.number(OVERPAID)).as("payments of which more went back than came").isZero();
  }

  /// Waits until every message is delivered and all that was promised is done.
  void awaitQuiet(List<UUID> events) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(messages(booking)).isZero();
          assertThat(messages(payment)).isZero();
          assertThat(
                  booking
                      .jdbc()
                      .sql(ON_THE_WAY)
                      .param("events", new SqlArrayValue("uuid", events.toArray()))
                      .query(Long.class)
                      .single())
              .isZero();
        });
  }

  private static long messages(Store store) {
    return store.number(
        """
        SELECT count(*) FROM outbox WHERE topic IN ('settle-order', 'record-refund',
          'refund-at-provider', 'refund-payment', 'event-cancelled')
        """);
  }

  /// Holds of an event when all is quiet.
  void addUp(UUID event) {
    neverOutOfBalance();
    var orders =
        booking
            .jdbc()
            .sql("SELECT id FROM orders WHERE event_id = ? ORDER BY id")
            .param(event)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    for (UUID order : orders) {
      new OrderBooks(booking, payment, order).addUp();
    }
    places(event);
  }

  /// Seats and places are kept for living tickets and for orders that wait, for nothing else.
  private void places(UUID event) {
    assertThat(
            booking.number(
                """
                SELECT count(*) FROM seat_claims c WHERE c.event_id = ? AND (c.state = 'BOOKED') <> EXISTS
                  (SELECT FROM tickets t WHERE t.event_id = c.event_id AND t.seat_id = c.seat_id
                     AND t.order_id = c.order_id AND t.status <> 'CANCELLED')
                """,
                event))
        .as("seats that are not what their tickets say")
        .isZero();
    assertThat(
            booking.number(
                """
                SELECT coalesce(sum(s.claimed), 0)
                  - (SELECT count(*) FROM tickets t WHERE t.event_id = ? AND t.seat_id IS NULL AND t.status <> 'CANCELLED')
                  - (SELECT coalesce(sum(i.quantity), 0) FROM orders o JOIN order_items i ON i.order_id = o.id
                     WHERE o.event_id = ? AND o.status = 'PENDING_PAYMENT' AND i.seat_id IS NULL)
                FROM standing_stock s WHERE s.event_id = ?
                """,
                event,
                event,
                event))
        .as("places kept for nobody")
        .isZero();
  }

  /// That nothing is wrong says little when nothing happened.
  void somethingHappened(List<UUID> events) {
    for (var what : HAPPENED) {
      assertThat(
              booking
                  .jdbc()
                  .sql("SELECT count(*) FROM " + what)
                  .param("events", new SqlArrayValue("uuid", events.toArray()))
                  .query(Long.class)
                  .single())
          .as(what)
          .isPositive();
    }
  }
}
