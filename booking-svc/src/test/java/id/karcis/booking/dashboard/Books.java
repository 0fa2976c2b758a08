package id.karcis.booking.dashboard;

import id.karcis.booking.order.Orders;
import id.karcis.booking.order.PaidShares;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Sells and refunds tickets of a show as the services do, straight in the database: each step is
/// one transaction that journals what it does. Thread-safe if each thread has its own `Random`.
record Books(
    JdbcClient jdbc,
    TransactionTemplate transaction,
    SaleJournal journal,
    Orders orders,
    TestShow show,
    String currency,
    List<UUID> buyers) {

  private static final List<String> PHASES = List.of("", "Early bird", "Presale");
  private static final int MAX_ITEMS = 4;
  private static final int MAX_PLACES = 3;

  /// Odd, so that nothing can be shared out evenly.
  private static final int MAX_PRICE = 99_999;

  private static final int MAX_DAYS_AGO = 4;

  /// A paid order of some seats and places, some of them free, often with a discount.
  UUID sell(Random random) {
    return transaction.execute(_ -> {
      var order = UuidV7.next();
      var items = 1 + random.nextInt(MAX_ITEMS);
      var prices = random.ints(items, 0, 4).mapToLong(n -> n == 0 ? 0 : price(random)).toArray();
      var quantities =
          IntStream.range(0, items)
              .map(i -> i % 2 == 0 ? 1 : 1 + random.nextInt(MAX_PLACES))
              .toArray();
      var subtotal = IntStream.range(0, items).mapToLong(i -> prices[i] * quantities[i]).sum();
      var discount = random.nextBoolean() ? random.nextLong(subtotal + 1) : 0;
      insertOrder(order, subtotal, discount, random);
      for (int i = 0; i < items; i++) {
        insertItem(order, i, quantities[i], prices[i], PHASES.get(random.nextInt(PHASES.size())));
      }
      insertTickets(order);
      journal.sold(order);
      return order;
    });
  }

  private static long price(Random random) {
    return 1L + random.nextInt(MAX_PRICE);
  }

  private void insertOrder(UUID order, long subtotal, long discount, Random random) {
    var payment = subtotal == discount ? null : UuidV7.next();
    var paid = Instant.now().minus(Duration.ofHours(random.nextInt(24 * MAX_DAYS_AGO)));
    jdbc.sql(
            """
            INSERT INTO orders (id, code, event_id, user_id, status, currency_code, subtotal_minor,
              discount_minor, total_minor, promo_code, payment_id, create_time, expire_time,
              paid_time, version)
            VALUES (:id, :code, :event, :user, 'PAID', :currency, :subtotal, :discount,
              :subtotal - :discount, 'PROMO', CAST(:payment AS uuid), now(), now(), :paid, 1)
            """)
        .param("id", order)
        .param("code", order.toString())
        .param("event", show.eventId())
        .param("user", buyers.get(random.nextInt(buyers.size())))
        .param("currency", currency)
        .param("subtotal", subtotal)
        .param("discount", discount)
        .param("payment", payment)
        .param("paid", paid.atOffset(ZoneOffset.UTC))
        .update();
    if (payment != null) {
      jdbc.sql(
              """
              INSERT INTO settlements (payment_id, order_id, outcome, amount_minor, currency_code,
                create_time)
              VALUES (?, ?, 'SETTLED', ?, ?, now())
              """)
          .params(payment, order, subtotal - discount, currency)
          .update();
    }
  }

  /// Every other line is a seat.
  private void insertItem(UUID order, int position, int quantity, long price, String phase) {
    boolean seat = position % 2 == 0;
    jdbc.sql(
            """
            INSERT INTO order_items (id, order_id, position, ticket_type_id, seat_id, section,
              quantity, unit_price_minor, phase)
            VALUES (:id, :order, :position, :type, CAST(:seat AS uuid), :section, :quantity, :price,
              :phase)
            """)
        .param("id", UuidV7.next())
        .param("order", order)
        .param("position", position)
        .param("type", seat ? show.seatedType() : show.standingType())
        .param("seat", seat ? UuidV7.next() : null)
        .param("section", seat ? "Balkon" : "FESTIVAL")
        .param("quantity", quantity)
        .param("price", price)
        .param("phase", phase)
        .update();
  }

  private void insertTickets(UUID order) {
    jdbc.sql(
            """
            INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id,
              ticket_type_id, seat_id, status, qr_payload, create_time)
            SELECT uuidv7(), o.event_id, o.id, i.id, n, o.user_id, i.ticket_type_id, i.seat_id,
              'VALID', 'x', now()
            FROM orders o JOIN order_items i ON i.order_id = o.id
            CROSS JOIN generate_series(1, i.quantity) n
            WHERE o.id = ?
            """)
        .param(order)
        .update();
  }

  /// A living ticket and what was paid for it.
  private record Living(UUID id, UUID item, int place) {}

  /// Cancels some tickets of an order, of which a part of the money is due; it has not gone back
  /// yet. Empty when none lives.
  Optional<UUID> cancel(UUID orderId, Random random) {
    return transaction.execute(_ -> {
      var order = orders.lock(orderId).orElseThrow();
      var some = living(orderId).stream().filter(_ -> random.nextInt(3) > 0).toList();
      if (some.isEmpty()) {
        return Optional.empty();
      }
      var refund = UuidV7.next();
      var shares = PaidShares.of(order);
      var due =
          some.stream()
              .mapToLong(t -> random.nextLong(shares.paidMinor(t.item(), t.place()) + 1))
              .toArray();
      insertRefund(refund, order.id(), Arrays.stream(due).sum());
      for (int i = 0; i < due.length; i++) {
        jdbc.sql(
                """
                INSERT INTO refund_tickets (refund_id, ticket_id, amount_minor, fee_minor)
                VALUES (?, ?, ?, 0)
                """)
            .params(refund, some.get(i).id(), due[i])
            .update();
        jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE id = ?")
            .param(some.get(i).id())
            .update();
      }
      journal.cancelled(some.stream().map(Living::id).toList());
      return Optional.of(refund);
    });
  }

  private List<Living> living(UUID order) {
    return jdbc.sql(
            """
            SELECT id, order_item_id AS item, item_position AS place FROM tickets
            WHERE order_id = ? AND status <> 'CANCELLED' ORDER BY id
            """)
        .param(order)
        .query((row, _) ->
            new Living(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                row.getInt("place")))
        .list();
  }

  private void insertRefund(UUID refund, UUID order, long amount) {
    jdbc.sql(
            """
            INSERT INTO refunds (id, event_id, order_id, payment_id, reason, amount_minor, fee_minor,
              currency_code, status, create_time, decide_time)
            SELECT :id, event_id, id, payment_id, '', :amount, 0, currency_code, 'APPROVED', now(),
              now()
            FROM orders WHERE id = :order
            """)
        .param("id", refund)
        .param("order", order)
        .param("amount", amount)
        .update();
  }

  /// The money of a refund went back.
  void arrive(UUID refund) {
    transaction.executeWithoutResult(_ -> {
      var rows =
          jdbc.sql(
                  """
                  INSERT INTO order_refunds (id, payment_id, order_id, amount_minor, currency_code,
                    create_time)
                  SELECT id, payment_id, order_id, amount_minor, currency_code, now() FROM refunds
                  WHERE id = ? AND payment_id IS NOT NULL
                  """)
              .param(refund)
              .update();
      if (rows > 0) {
        journal.refunded(refund, List.of());
      }
    });
  }

  /// Some of the money of an order goes back without a word about tickets.
  void returnSome(UUID orderId, Random random) {
    transaction.executeWithoutResult(_ -> {
      var order = orders.lock(orderId).orElseThrow();
      var refund = UuidV7.next();
      jdbc.sql(
              """
              INSERT INTO order_refunds (id, payment_id, order_id, amount_minor, currency_code,
                create_time)
              VALUES (?, ?, ?, ?, ?, now())
              """)
          .params(
              refund,
              Objects.requireNonNull(order.paymentId()),
              order.id(),
              random.nextLong(order.totalMinor()) + 1,
              currency)
          .update();
      journal.refunded(refund, List.of());
    });
  }

  /// Whether money was paid for an order.
  boolean cost(UUID order) {
    return orders.find(order).orElseThrow().totalMinor() > 0;
  }
}
