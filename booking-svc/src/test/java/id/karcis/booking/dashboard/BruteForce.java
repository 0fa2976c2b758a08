package id.karcis.booking.dashboard;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.PaidShares;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Works the figures of an event out from its orders, tickets and refunds, one by one and in Java.
final class BruteForce {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  long orderCount;
  long sold;
  long cancelled;
  long gross;
  long refunded;
  final Map<LocalDate, List<Long>> days = new TreeMap<>();
  final Map<String, Long> livingByPhase = new TreeMap<>();
  final Map<String, Long> livingBySection = new TreeMap<>();
  final Map<UUID, Long> livingByBuyer = new HashMap<>();
  long phaseMoney;

  private final JdbcClient jdbc;

  private BruteForce(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static BruteForce of(UUID event, JdbcClient jdbc, Orders orders) {
    var force = new BruteForce(jdbc);
    jdbc.sql("SELECT id FROM orders WHERE event_id = ? AND paid_time IS NOT NULL")
        .param(event)
        .query(UUID.class)
        .list()
        .forEach(id -> force.add(orders.find(id).orElseThrow()));
    force.refunds(event);
    force.cancellations(event);
    return force;
  }

  private void add(Order order) {
    orderCount++;
    gross += order.totalMinor();
    var day = LocalDate.ofInstant(order.paidTime(), ZONE);
    long tickets = order.items().stream().mapToLong(item -> item.quantity()).sum();
    sold += tickets;
    day(day, tickets, 0, order.totalMinor());
    phaseMoney += PaidShares.of(order).all().stream().mapToLong(PaidShares.Share::paidMinor).sum();
    living(order);
  }

  private record Row(String phase, String section, UUID type) {}

  private void living(Order order) {
    jdbc.sql(
            """
            SELECT i.phase, i.section, i.ticket_type_id AS type
            FROM tickets t JOIN order_items i ON i.id = t.order_item_id
            WHERE t.order_id = ? AND t.status <> 'CANCELLED'
            """)
        .param(order.id())
        .query(Row.class)
        .list()
        .forEach(row -> {
          livingByPhase.merge(row.type() + " " + row.phase(), 1L, Long::sum);
          livingBySection.merge(row.section(), 1L, Long::sum);
          livingByBuyer.merge(order.userId(), 1L, Long::sum);
        });
  }

  private record Back(OffsetDateTime time, long amount) {}

  private void refunds(UUID event) {
    jdbc.sql(
            """
            SELECT r.create_time AS time, r.amount_minor AS amount
            FROM order_refunds r JOIN orders o ON o.id = r.order_id WHERE o.event_id = ?
            """)
        .param(event)
        .query(Back.class)
        .list()
        .forEach(back -> {
          refunded += back.amount();
          phaseMoney -= back.amount();
          day(day(back.time().toInstant()), 0, 0, -back.amount());
        });
  }

  private void cancellations(UUID event) {
    jdbc.sql(
            """
            SELECT r.decide_time
            FROM tickets t
            JOIN refund_tickets k ON k.ticket_id = t.id
            JOIN refunds r ON r.id = k.refund_id
            WHERE t.event_id = ? AND t.status = 'CANCELLED'
            """)
        .param(event)
        .query(OffsetDateTime.class)
        .list()
        .forEach(time -> {
          cancelled++;
          day(day(time.toInstant()), 0, 1, 0);
        });
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZONE);
  }

  private void day(LocalDate day, long soldThen, long cancelledThen, long money) {
    days.merge(
        day,
        List.of(soldThen, cancelledThen, money),
        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2)));
  }
}
