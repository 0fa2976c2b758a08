package id.karcis.local.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.sale.Rest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.databind.JsonNode;

/// What the dashboard tells of an event, held against the ledger of payment-svc and the tickets.
record DashboardBooks(Store booking, Store payment, Rest organizer) {

  private static final int MINOR_DIGITS = 2;
  private static final int NANO_DIGITS = 9;

  /// Holds when all is quiet: to the cent.
  void tellTheLedger(UUID event) {
    var told = organizer.get("/api/dashboard/events/" + event).ok();
    long ledger = ledger(event);
    assertThat(sum(told.path("revenue"))).as("revenue of event %s", event).isEqualTo(ledger);
    assertThat(sum(told.path("grossRevenue")) - sum(told.path("refunded"))).isEqualTo(ledger);
    assertThat(phases(told.path("salesByPhase"))).as("phases of %s", event).isEqualTo(ledger);
    assertThat(days(told.path("salesByDay"))).as("days of %s", event).isEqualTo(ledger);
    assertThat(told.path("ticketsSold").asLong()).isEqualTo(tickets(event, "<>"));
    assertThat(told.path("ticketsCancelled").asLong()).isEqualTo(tickets(event, "="));
    long inSections = 0;
    for (var section : told.path("sections")) {
      inSections += section.path("sold").asLong();
    }
    assertThat(inSections).as("sections of %s", event).isEqualTo(tickets(event, "<>"));
  }

  /// What providers owe us for the orders of the event.
  private long ledger(UUID event) {
    return payment
        .jdbc()
        .sql(
            """
            SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e
            JOIN ledger_transactions t ON t.id = e.transaction_id
            JOIN payments p ON p.id = t.payment_id
            WHERE p.order_id = ANY (:orders) AND e.account = 'PROVIDER'
            """)
        .param("orders", new SqlArrayValue("uuid", orders(event).toArray()))
        .query(Long.class)
        .single();
  }

  private List<UUID> orders(UUID event) {
    return booking
        .jdbc()
        .sql("SELECT id FROM orders WHERE event_id = ?")
        .param(event)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  private long tickets(UUID event, String comparison) {
    return booking.number(
        "SELECT count(*) FROM tickets WHERE event_id = ? AND status " + comparison + " 'CANCELLED'",
        event);
  }

  private static long phases(JsonNode phases) {
    long sum = 0;
    for (var phase : phases) {
      sum += minor(phase.path("revenue"));
    }
    return sum;
  }

  private static long days(JsonNode days) {
    long sum = 0;
    for (var day : days) {
      sum += sum(day.path("revenue"));
    }
    return sum;
  }

  private static long sum(JsonNode amounts) {
    long sum = 0;
    for (var amount : amounts) {
      sum += minor(amount);
    }
    return sum;
  }

  private static long minor(JsonNode money) {
    var nanos = BigDecimal.valueOf(money.path("nanos").asLong()).movePointLeft(NANO_DIGITS);
    return new BigDecimal(money.path("units").asString("0"))
        .add(nanos)
        .movePointRight(MINOR_DIGITS)
        .longValueExact();
  }
}
