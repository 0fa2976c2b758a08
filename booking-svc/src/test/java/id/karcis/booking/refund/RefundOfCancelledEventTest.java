package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Refund;
import id.karcis.booking.order.TestShow;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Refunds of an event that is cancelled while nobody has gone through its orders yet.
class RefundOfCancelledEventTest extends RefundTest {

  private static final int HALF = 50;
  private static final long DAYS = 2 * 86_400;

  @Autowired private TransactionTemplate transactions;

  private TestShow show;
  private Order order;

  @BeforeEach
  void buy() {
    show = TestShow.create(jdbc, 1, 3);
    order = paid(buyer, places(show, 2));
  }

  @Test
  void keepsNoFee() {
    terms(order, "AUTOMATIC", 0, HALF, 1_000);
    cancel();
    var refund = requested(order, ticketsOf(order).getFirst());
    assertThat(refund.getStatus()).isEqualTo(Refund.Status.APPROVED);
    assertThat(refund.getDecisionNote()).isEqualTo(FullRefunds.REASON);
    assertThat(refund.getAmount()).isEqualTo(money(TestShow.PLACE_PRICE));
    assertThat(refund.getFee()).isEqualTo(money(0));
  }

  @Test
  void asksNeitherTheOrganizerNorTheClock() {
    terms(order, "ORGANIZER", DAYS, HALF, 0);
    cancel();
    inFull(requested(order));
  }

  @Test
  void givesBackWhatWasNotRefundable() {
    terms(order, "NOT_REFUNDABLE", 0, HALF, 0);
    cancel();
    var _ =
        orders(buyer).cancelOrder(CancelOrderRequest.newBuilder().setCode(order.getCode()).build());
    inFull(refundsOf(order).getFirst());
  }

  @Test
  void keepsNoFeeOfWhatWasAskedForBefore() {
    terms(order, "ORGANIZER", 0, HALF, 0);
    var refund = requested(order);
    assertThat(refund.getFee()).isEqualTo(money(TestShow.PLACE_PRICE));
    cancel();
    inFull(approve(refund));
  }

  @Test
  void waitsForACancellationThatIsAboutToCommit() throws Exception {
    terms(order, "AUTOMATIC", 0, HALF, 0);
    inFull(whileItIsCancelled(() -> requested(order)));
  }

  @Test
  void decidesAfterACancellationThatIsAboutToCommit() throws Exception {
    terms(order, "ORGANIZER", 0, HALF, 0);
    var refund = requested(order);
    inFull(whileItIsCancelled(() -> approve(refund)));
  }

  private void inFull(Refund refund) {
    assertThat(refund.getStatus()).isEqualTo(Refund.Status.APPROVED);
    assertThat(refund.getAmount()).isEqualTo(order.getTotal());
    assertThat(refund.getFee()).isEqualTo(money(0));
  }

  private void cancel() {
    show.change("UPDATE events SET status = 'CANCELLED' WHERE id = ?", show.eventId());
  }

  /// Calls between the cancellation's change of the event and its commit.
  private Refund whileItIsCancelled(Supplier<Refund> call) throws Exception {
    try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Refund> answer =
          transactions.execute(_ -> {
            cancel();
            var calling = caller.submit(call::get);
            Awaitility.await().pollInSameThread().until(() -> calling.isDone() || isWaitedFor());
            return calling;
          });
      return answer.get();
    }
  }

  /// Tells whether another transaction waits for this one.
  private boolean isWaitedFor() {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))
            """)
        .query(Boolean.class)
        .single();
  }
}
