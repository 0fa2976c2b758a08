package id.karcis.booking.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.internal.v1.SettleOrderResponse.Outcome;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.booking.hold.HoldReleases;
import id.karcis.booking.hold.Holds;
import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.TestShow;
import id.karcis.booking.order.Withdrawal;
import id.karcis.booking.refund.FullRefunds;
import id.karcis.booking.refund.RefundTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// What becomes of the orders of a cancelled event.
class EventCancellationTest extends RefundTest {

  private static final int CROWD = 240;
  private static final int BUYERS_AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private EventCancellations cancellations;
  @Autowired private EventUndoing undoing;
  @Autowired private OrderUndoing orderUndoing;
  @Autowired private Orders orders;
  @Autowired private Withdrawal withdrawal;
  @Autowired private FullRefunds fullRefunds;
  @Autowired private Holds holds;
  @Autowired private HoldReleases releases;
  @Autowired private OrderMails mails;
  @Autowired private TransactionTemplate transactions;

  @Test
  void endsWhatIsUnpaidAndSendsBackWhatIsPaid() {
    var show = TestShow.create(jdbc, 4, 20).limit(20);
    var pending = orders(buyer).createOrder(places(show, 2));
    var paid = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    terms(paid, "NOT_REFUNDABLE", 0, 50, 1_000);
    var hold =
        buyer(buyer, HoldServiceGrpc::newBlockingStub)
            .holdSeats(
                HoldSeatsRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(2).toString())
                    .build());

    cancel(show);

    awaitUndone(show);
    assertThat(read(pending).getStatus()).isEqualTo(Order.Status.CANCELLED);
    assertThat(show.claimed()).isZero();
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    assertThat(show.state(show.seat(2))).isEqualTo("FREE");
    assertThat(
            jdbc.sql("SELECT state FROM holds WHERE id = CAST(? AS uuid)")
                .param(hold.getId())
                .query(String.class)
                .single())
        .isEqualTo("RELEASED");
    assertThat(show.number("SELECT count(*) FROM buyer_claims WHERE event_id = ?", show.eventId()))
        .isZero();
    var refund = refundsOf(paid).getFirst();
    assertThat(refund.getAmount()).isEqualTo(paid.getTotal());
    assertThat(refund.getReason()).contains("cancelled");
    moneyGoesBack(paid, refund);
    assertThat(read(paid).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(mailsOf(refund)).containsExactly("REFUNDED");
    assertThat(
            show.number(
                "SELECT count(*) FROM mails WHERE kind = 'EVENT_CANCELLED' AND order_id IN (?, ?)",
                id(pending),
                id(paid)))
        .isEqualTo(2);
  }

  @Test
  void refundsInFullWhateverWasAskedForOrDoneBefore() {
    var show = TestShow.create(jdbc, 1, 20);
    var order = paid(buyer, places(show, 5));
    terms(order, "ORGANIZER", 0, 10, 7);
    var given = approve(requested(order, ticketsOf(order).get(0)));
    moneyGoesBack(order, given);
    var open = requested(order, ticketsOf(order).get(1));
    var rejected = reject(requested(order, ticketsOf(order).get(2)));
    checkIn(order, ticketsOf(order).get(3));

    cancel(show);

    awaitUndone(show);
    assertThat(read(rejected).getStatus()).isEqualTo(Refund.Status.REJECTED);
    assertThat(read(open).getAmount()).isEqualTo(money(TestShow.PLACE_PRICE));
    assertThat(read(open).getFee()).isEqualTo(money(0));
    assertThat(refundsOf(order)).hasSize(4);
    var rest =
        refundsOf(order).stream().filter(refund -> refund.getTicketIdsCount() == 3).findFirst();
    assertThat(rest).isPresent();
    assertThat(rest.get().getAmount()).isEqualTo(money(3 * TestShow.PLACE_PRICE));
    moneyGoesBack(order, read(open));
    moneyGoesBack(order, rest.get());
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    assertThat(
            show.number(
                "SELECT count(*) FROM tickets WHERE order_id = ? AND status <> 'CANCELLED'",
                id(order)))
        .isZero();
  }

  @Test
  void sendsLateMoneyBackInFull() {
    var show = TestShow.create(jdbc, 1, 20);
    var waiting = orders(buyer).createOrder(places(show, 1));
    var overdue = orders(buyer).createOrder(places(show, 1));
    show.runOut(id(overdue));
    cancel(show);
    // Even before its order was gone through.
    for (var order : List.of(waiting, overdue)) {
      var payment = UUID.randomUUID();
      assertThat(settlement().settleOrder(money(order, payment)).getOutcome())
          .isEqualTo(Outcome.REFUND_DUE);
      var late = order.toBuilder().setPaymentId(payment.toString()).build();
      awaitUndone(show);
      var refund = refundsOf(order).getFirst();
      assertThat(refund.getAmount()).isEqualTo(order.getTotal());
      assertThat(refund.getTicketIdsCount()).isZero();
      moneyGoesBack(late, refund);
      assertThat(read(refund).getStatus()).isEqualTo(Refund.Status.COMPLETED);
      assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    }
  }

  @Test
  void goesOnWhereItWasKilledAndPaysEverybodyBackOnce() throws Exception {
    var show = TestShow.create(jdbc, 1, 2 * CROWD);
    var bought = crowd(show);
    begun(show);

    for (int orders : List.of(30, 70, EventUndoing.BATCH)) {
      var dying = new EventUndoing(cancellations, dyingAfter(orders), holds, releases);
      assertThatThrownBy(() -> dying.begin(show.eventId())).hasMessage("killed");
    }
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks =
          List.of(instances.submit(() -> untilDone(show)), instances.submit(() -> untilDone(show)));
      for (var look : looks) {
        look.get();
      }
    }

    assertThat(untilDone(show)).isTrue();
    assertThat(
            show.number(
                """
                SELECT count(*) FROM orders o WHERE o.event_id = ? AND (o.status = 'PENDING_PAYMENT' OR EXISTS
                  (SELECT FROM tickets t WHERE t.order_id = o.id AND t.status <> 'CANCELLED'))
                """,
                show.eventId()))
        .isZero();
    assertThat(show.claimed()).isZero();
    for (var order : bought) {
      everythingGoesBack(order);
    }
  }

  @Test
  void anOrderThatFailsKeepsNobodyWaiting() {
    var show = TestShow.create(jdbc, 1, 10);
    var failing = paid(buyer, places(show, 1));
    var behind = paid(buyer, places(show, 1));
    begun(show);
    var undoing = new EventUndoing(cancellations, failingFor(failing), holds, releases);

    assertThatThrownBy(() -> undoing.begin(show.eventId())).hasMessageContaining("are left");

    inFull(behind);
    assertThat(refundsOf(failing)).isEmpty();
    assertThat(cancellations.isLookedAt(show.eventId())).isFalse();
    assertThat(untilDone(show)).isTrue();
    inFull(failing);
  }

  @Test
  void anEventThatFailsIsLookedAtAgainBehindOthers() {
    var show = TestShow.create(jdbc, 1, 10);
    var failing = paid(buyer, places(show, 1));
    var behind = paid(buyer, places(show, 1));
    var other = TestShow.create(jdbc, 1, 10);
    var late = paid(buyer, places(other, 1));
    for (var one : List.of(show, other)) {
      one.change("UPDATE events SET status = 'CANCELLED' WHERE id = ?", one.eventId());
    }
    transactions.executeWithoutResult(_ -> {
      lookedAtLongAgo(show, 200);
      lookedAtLongAgo(other, 100);
      // In the transaction, so that the service does not take them itself.
      new EventUndoing(cancellations, failingFor(failing), holds, releases).lookAgain();
    });

    inFull(behind);
    inFull(late);
    assertThat(looks(other)).isEqualTo(2);
    assertThat(looks(show)).isOne();
    assertThat(cancellations.due(Duration.ofSeconds(30), 100)).doesNotContain(show.eventId());
    lookedAtLongAgo(show, 200);
    Awaitility.await().atMost(PATIENCE).until(() -> looks(show) == 2);
    inFull(failing);
  }

  private void begun(TestShow show) {
    show.change("UPDATE events SET status = 'CANCELLED' WHERE id = ?", show.eventId());
    show.change(
        "INSERT INTO event_cancellations (event_id, create_time) VALUES (?, now())",
        show.eventId());
  }

  private static void lookedAtLongAgo(TestShow show, int seconds) {
    show.change(
        """
        INSERT INTO event_cancellations (event_id, create_time, looks, look_time)
        VALUES (?, now(), 1, now() - make_interval(secs => ?))
        ON CONFLICT (event_id) DO UPDATE SET look_time = excluded.look_time
        """,
        show.eventId(),
        (double) seconds);
  }

  private static int looks(TestShow show) {
    return show.number("SELECT looks FROM event_cancellations WHERE event_id = ?", show.eventId());
  }

  private void inFull(Order order) {
    assertThat(refundsOf(order)).extracting(Refund::getAmount).containsExactly(order.getTotal());
  }

  private OrderUndoing failingFor(Order failing) {
    return new OrderUndoing(orders, withdrawal, fullRefunds, mails) {
      @Override
      public void undo(UUID orderId) {
        if (orderId.equals(id(failing))) {
          throw new IllegalStateException("cannot be undone");
        }
        orderUndoing.undo(orderId);
      }
    };
  }

  /// What was paid, less the fees of what was given back before, is asked for exactly.
  private void everythingGoesBack(Order order) {
    var due =
        refundsOf(order).stream().filter(r -> r.getStatus() != Refund.Status.REJECTED).toList();
    long back = due.stream().mapToLong(refund -> minor(refund.getAmount())).sum();
    long kept = due.stream().mapToLong(refund -> minor(refund.getFee())).sum();
    assertThat(back + kept).isEqualTo(minor(order.getTotal()));
    due.stream()
        .filter(refund -> refund.getStatus() == Refund.Status.APPROVED)
        .forEach(refund -> moneyGoesBack(order, refund));
    assertThat(read(order).getStatus()).isEqualTo(Order.Status.REFUNDED);
    long asked =
        PAYMENTS.refundsOf(order.getPaymentId()).stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    r -> r.getRefundId(), r -> minor(r.getAmount()), (a, _) -> a))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(asked).isEqualTo(back);
  }

  /// Orders of all kinds: free, discounted, given back in part, asked for, rejected, unpaid.
  private List<Order> crowd(TestShow show) throws Exception {
    var bought = new ArrayList<Order>();
    try (var buyers = Executors.newFixedThreadPool(BUYERS_AT_ONCE)) {
      var orders = new ArrayList<java.util.concurrent.Future<Order>>();
      for (int i = 0; i < CROWD; i++) {
        int kind = i;
        orders.add(buyers.submit(() -> oneOf(show, kind)));
      }
      for (var order : orders) {
        if (order.get().getStatus() != Order.Status.PENDING_PAYMENT) {
          bought.add(order.get());
        }
      }
    }
    return bought;
  }

  private Order oneOf(TestShow show, int kind) {
    var order = orders(buyer).createOrder(places(show, 1 + kind % 3));
    long discount =
        switch (kind % 6) {
          case 0 -> minor(order.getTotal());
          case 1 -> 1_234_567;
          default -> 0;
        };
    if (discount > 0) {
      show.change(
          "UPDATE orders SET promo_code = 'X', discount_minor = ?, total_minor = total_minor - ? WHERE id = ?",
          discount,
          discount,
          id(order));
    }
    if (kind % 6 == 2) {
      return order;
    }
    var paid = orders(buyer).payOrder(payment(order, "tok_approve"));
    if (kind % 5 == 0 && kind % 6 != 0) {
      terms(paid, "AUTOMATIC", 0, 10, 7);
      moneyGoesBack(paid, requested(paid, ticketsOf(paid).getFirst()));
    } else if (kind % 5 == 1) {
      var _ = requested(paid, ticketsOf(paid).getLast());
    } else if (kind % 5 == 2) {
      var _ = reject(requested(paid));
    }
    return paid;
  }

  private OrderUndoing dyingAfter(int orders) {
    var left = new AtomicInteger(orders);
    return new OrderUndoing(this.orders, withdrawal, fullRefunds, mails) {
      @Override
      public void undo(UUID orderId) {
        if (left.getAndDecrement() == 0) {
          throw new OutOfMemoryError("killed");
        }
        orderUndoing.undo(orderId);
      }
    };
  }

  private boolean untilDone(TestShow show) {
    Awaitility.await().atMost(PATIENCE).until(() -> undoing.begin(show.eventId()));
    return true;
  }

  private void cancel(TestShow show) {
    var change =
        Event.newBuilder().setId(show.eventId().toString()).setStatus(Event.Status.CANCELLED);
    var request =
        UpdateEventRequest.newBuilder()
            .setEvent(change)
            .setUpdateMask(com.google.protobuf.FieldMask.newBuilder().addPaths("status"))
            .build();
    var _ = admin(EventServiceGrpc::newBlockingStub).updateEvent(request);
  }

  private void awaitUndone(TestShow show) {
    Awaitility.await().atMost(PATIENCE).until(() -> cancellations.isLookedAt(show.eventId()));
  }

  private void checkIn(Order order, String ticket) {
    var _ =
        gate()
            .checkInOrder(
                CheckInOrderRequest.newBuilder()
                    .setCode(order.getCode())
                    .addTicketIds(ticket)
                    .build());
  }
}
