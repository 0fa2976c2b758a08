package id.karcis.local.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was written about the money of one order. Shares are computed here anew, so that a fault in
/// the services' arithmetic shows.
record OrderBooks(Store booking, Store payment, UUID order) {

  private record Ticket(UUID id, long price, String status) {}

  void addUp() {
    var shares = shares();
    long total = number("SELECT total_minor FROM orders WHERE id = ?");
    assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
        .as("shares of order %s", order)
        .isEqualTo(shares.isEmpty() ? 0 : total);
    paidIsLiveAndBackAndKept(shares);
    everyCancelledTicketWentBackOnce(shares);
    bothServicesAndTheProviderAgree();
    statusTellsIt();
  }

  /// A ticket's price less its part of the discount, the rest of which lowers the first tickets.
  private Map<UUID, Long> shares() {
    var tickets = tickets();
    long subtotal = number("SELECT subtotal_minor FROM orders WHERE id = ?");
    long discount = number("SELECT discount_minor FROM orders WHERE id = ?");
    var shares = new HashMap<UUID, Long>();
    long left = tickets.isEmpty() ? 0 : discount;
    for (var ticket : tickets) {
      long off = subtotal == 0 ? 0 : Math.multiplyExact(ticket.price(), discount) / subtotal;
      shares.put(ticket.id(), ticket.price() - off);
      left -= off;
    }
    for (var ticket : tickets) {
      if (left > 0 && shares.getOrDefault(ticket.id(), 0L) > 0) {
        shares.merge(ticket.id(), -1L, Long::sum);
        left--;
      }
    }
    return shares;
  }

  private List<Ticket> tickets() {
    return booking
        .jdbc()
        .sql(
            """
            SELECT t.id, i.unit_price_minor, t.status FROM tickets t JOIN order_items i ON i.id = t.order_item_id
            WHERE t.order_id = ? ORDER BY i.position, t.item_position
            """)
        .param(order)
        .query((row, _) ->
            new Ticket(
                row.getObject("id", UUID.class),
                row.getLong("unit_price_minor"),
                row.getString("status")))
        .list();
  }

  private void paidIsLiveAndBackAndKept(Map<UUID, Long> shares) {
    long paid =
        number(
            "SELECT coalesce(sum(amount_minor), 0) FROM settlements WHERE order_id = ? AND outcome = 'SETTLED'");
    long live =
        tickets().stream()
            .filter(ticket -> !ticket.status().equals("CANCELLED"))
            .mapToLong(ticket -> shares.getOrDefault(ticket.id(), 0L))
            .sum();
    long back =
        number(
            """
            SELECT coalesce(sum(r.amount_minor), 0) FROM order_refunds r
            JOIN settlements s ON s.payment_id = r.payment_id AND s.outcome = 'SETTLED' WHERE r.order_id = ?
            """);
    long kept =
        number(
            "SELECT coalesce(sum(fee_minor), 0) FROM refunds WHERE order_id = ? AND status = 'COMPLETED'");
    assertThat(paid)
        .as("order %s: live %d, back %d, kept %d", order, live, back, kept)
        .isEqualTo(live + back + kept);
  }

  private void everyCancelledTicketWentBackOnce(Map<UUID, Long> shares) {
    var cancelled = new ArrayList<UUID>();
    tickets().stream()
        .filter(ticket -> ticket.status().equals("CANCELLED"))
        .forEach(ticket -> cancelled.add(ticket.id()));
    var wentBack = new HashMap<UUID, Long>();
    booking
        .jdbc()
        .sql(
            """
            SELECT t.ticket_id, t.amount_minor + t.fee_minor AS share FROM refund_tickets t
            JOIN refunds r ON r.id = t.refund_id WHERE r.order_id = ? AND r.status = 'COMPLETED'
            """)
        .param(order)
        .query(row -> {
          assertThat(wentBack.put(row.getObject("ticket_id", UUID.class), row.getLong("share")))
              .as("a ticket of order %s went back twice", order)
              .isNull();
        });
    assertThat(wentBack.keySet())
        .as("order %s", order)
        .containsExactlyInAnyOrderElementsOf(cancelled);
    wentBack.forEach((ticket, share) -> assertThat(share).isEqualTo(shares.get(ticket)));
  }

  private void bothServicesAndTheProviderAgree() {
    long back =
        number("SELECT coalesce(sum(amount_minor), 0) FROM order_refunds WHERE order_id = ?");
    long asked =
        number(
            "SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = ? AND status = 'COMPLETED'");
    assertThat(back).as("asked for and told back of order %s", order).isEqualTo(asked);
    assertThat(
            paymentNumber(
                "SELECT coalesce(sum(refunded_minor), 0) FROM payments WHERE order_id = ?"))
        .as("payment-svc of order %s", order)
        .isEqualTo(back);
    long provider =
        paymentNumber(
            """
            SELECT coalesce(sum(c.amount_minor), 0)
              - coalesce(sum((SELECT sum(r.amount_minor) FROM simulated_refunds r WHERE r.charge_reference = c.reference)), 0)
            FROM payments p JOIN simulated_charges c ON c.reference = p.provider_reference WHERE p.order_id = ?
            """);
    long paid =
        paymentNumber(
            "SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE order_id = ? AND paid_time IS NOT NULL");
    assertThat(provider).as("at the provider for order %s", order).isEqualTo(paid - back);
    assertThat(
            paymentNumber(
                """
                SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e
                JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments p ON p.id = t.payment_id
                WHERE p.order_id = ? AND e.account = 'PROVIDER'
                """))
        .as("what the provider owes us for order %s", order)
        .isEqualTo(provider);
    assertThat(
            number(
                "SELECT coalesce(sum(amount_minor), 0) FROM settlements WHERE order_id = ? AND amount_minor > 0"))
        .as("settled of order %s", order)
        .isEqualTo(paid);
  }

  private void statusTellsIt() {
    var status =
        booking
            .jdbc()
            .sql("SELECT status FROM orders WHERE id = ?")
            .param(order)
            .query(String.class)
            .single();
    var tickets = tickets();
    long live = tickets.stream().filter(ticket -> !ticket.status().equals("CANCELLED")).count();
    if (tickets.isEmpty()) {
      assertThat(status).as("order %s", order).isNotIn("PAID", "PARTIALLY_REFUNDED");
    } else if (live == 0) {
      assertThat(status).as("order %s", order).isEqualTo("REFUNDED");
    } else {
      assertThat(status)
          .as("order %s", order)
          .isEqualTo(live == tickets.size() ? "PAID" : "PARTIALLY_REFUNDED");
    }
  }

  private long number(String sql) {
    return booking.number(sql, order);
  }

  private long paymentNumber(String sql) {
    return payment.number(sql, order);
  }
}
