package id.karcis.booking.dashboard;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what is sold, cancelled and paid back, inside the transaction in which it happens:
/// rows are added and no counter is touched, so that no sale waits for another one. [SaleFolding]
/// adds them up. Not idempotent: each of these happens once.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SaleJournal {

  private static final String SOLD =
      """
      WITH sale AS (
        INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code,
                                       ticket_count, time)
        SELECT o.id, 'SALE', o.event_id, o.id, o.total_minor, o.currency_code,
               (SELECT sum(quantity) FROM order_items i WHERE i.order_id = o.id), o.paid_time
        FROM orders o WHERE o.id = :order)
      INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code,
                                ticket_type_id, phase, seat_category, section, orders, sold,
                                gross_minor)
      SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase,
             seat_category, section, orders, tickets, paid_minor
      FROM sold_lines WHERE order_id = :order
      """;

  private static final String CANCELLED =
      """
      INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code,
                                ticket_type_id, phase, seat_category, section, cancelled)
      SELECT t.event_id, t.order_id, now(), (now() AT TIME ZONE l.time_zone)::date,
             (now() AT TIME ZONE 'UTC')::date, o.currency_code, t.ticket_type_id, i.phase,
             y.seat_category, i.section, count(*)
      FROM tickets t
      JOIN orders o ON o.id = t.order_id
      JOIN order_items i ON i.id = t.order_item_id
      JOIN ticket_types y ON y.id = t.ticket_type_id
      JOIN events e ON e.id = t.event_id
      JOIN venues v ON v.id = e.venue_id
      JOIN locations l ON l.id = v.location_id
      WHERE t.id = ANY (:tickets)
      GROUP BY t.event_id, t.order_id, l.time_zone, o.currency_code, t.ticket_type_id, i.phase,
               y.seat_category, i.section
      """;

  /// Money that never paid for an order (it came too late, or twice) is in no line of it.
  private static final String REFUNDED =
      """
      WITH refund AS (
        INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code,
                                       ticket_count, time)
        SELECT r.id, 'REFUND', o.event_id, o.id, r.amount_minor, r.currency_code,
               (SELECT count(*) FROM refund_tickets k WHERE k.refund_id = r.id) + :cancelled,
               r.create_time
        FROM order_refunds r
        JOIN settlements s ON s.payment_id = r.payment_id AND s.outcome = 'SETTLED'
        JOIN orders o ON o.id = r.order_id
        WHERE r.id = :refund)
      INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code,
                                ticket_type_id, phase, refunded_minor)
      SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase,
             refunded_minor
      FROM refund_lines WHERE refund_id = :refund AND refunded_minor > 0
      """;

  private final JdbcClient jdbc;

  SaleJournal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An order was paid: it is marked so, in this transaction.
  public void sold(UUID orderId) {
    jdbc.sql(SOLD).param("order", orderId).update();
  }

  /// These tickets were valid or checked in and are cancelled now.
  public void cancelled(Collection<UUID> ticketIds) {
    jdbc.sql(CANCELLED).param("tickets", new SqlArrayValue("uuid", ticketIds.toArray())).update();
  }

  /// Money went back: the refund is in `order_refunds`, with its tickets in `refund_tickets` if it
  /// was asked for. Ignores money that never paid for an order.
  ///
  /// @param cancelledNow tickets that it made void without having been asked for
  public void refunded(UUID refundId, Collection<UUID> cancelledNow) {
    if (!cancelledNow.isEmpty()) {
      cancelled(cancelledNow);
    }
    jdbc.sql(REFUNDED).param("refund", refundId).param("cancelled", cancelledNow.size()).update();
  }
}
