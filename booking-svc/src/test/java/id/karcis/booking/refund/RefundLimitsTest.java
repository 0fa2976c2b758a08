package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.persistence.UuidV7;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/// What must hold whatever runs at once, and what the database forbids whatever the code does.
class RefundLimitsTest extends RefundTest {

  @Test
  void oneOfManyRequestsForATicketIsTaken() throws Exception {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 2));
    var ends = atOnce(12, () -> reasonOf(() -> requested(order)));
    assertThat(ends).filteredOn("TAKEN"::equals).hasSize(1);
    assertThat(ends).filteredOn(ErrorReason.REFUND_IN_PROGRESS.name()::equals).hasSize(11);
  }

  @Test
  void givesBackOnceHoweverManyApproveAtOnce() throws Exception {
    var show = TestShow.create(jdbc, 1, 3).limit(3);
    var order = paid(buyer, places(show, 3));
    var refund = requested(order, ticketsOf(order).getFirst());
    var ends = atOnce(12, () -> approve(refund).getStatus());
    assertThat(ends).containsOnly(Refund.Status.APPROVED);
    assertThat(show.claimed()).isEqualTo(2);
    assertThat(counted(show, order)).isEqualTo(2);
    moneyGoesBack(order, refund);
    assertThat(PAYMENTS.refundsOf(order.getPaymentId())).hasSize(1);
  }

  @Test
  void aTicketIsEitherCheckedInOrGivenBack() throws Exception {
    var show = TestShow.create(jdbc, 1, 40);
    for (int i = 0; i < 8; i++) {
      var order = paid(buyer, places(show, 1));
      var refund = requested(order);
      var turn = new AtomicInteger();
      var ends =
          atOnce(
              4,
              () ->
                  turn.getAndIncrement() % 2 == 0
                      ? reasonOf(() -> approve(refund))
                      : reasonOf(() -> checkIn(order)));
      var back =
          show.number(
              "SELECT count(*) FROM refunds WHERE id = ? AND status = 'APPROVED'", uuid(refund));
      isCancelled(show, ticketsOf(order).getFirst(), back == 1);
      assertThat(ends).contains(ErrorReason.TICKET_STATE.name());
      assertThat(
              show.number(
                  "SELECT count(*) FROM tickets WHERE order_id = ? AND status = 'CHECKED_IN'",
                  id(order)))
          .isEqualTo(1 - back);
    }
  }

  private String reasonOf(Callable<?> call) throws Exception {
    try {
      var _ = call.call();
      return "TAKEN";
    } catch (StatusRuntimeException e) {
      return refusal(e).reason().name();
    }
  }

  private Object checkIn(Order order) {
    return gate()
        .checkInOrder(
            CheckInOrderRequest.newBuilder().setCode(order.getCode()).setGate("Gate 1").build());
  }

  @Test
  void theDatabaseForbidsToSendBackMoreThanWasPaid() throws Exception {
    var show = TestShow.create(jdbc, 1, 5);
    var order = paid(buyer, places(show, 4));
    // Five quarters at once, without a lock of ours.
    var ends = atOnce(5, () -> inserted(order, TestShow.PLACE_PRICE - 10, 10));
    assertThat(ends).filteredOn(Boolean::booleanValue).hasSize(4);
    assertThat(inserted(order, 0, 1)).isFalse();
    assertThat(inserted(order, 0, 0)).isTrue();
    show.change(
        "UPDATE refunds SET status = 'REJECTED', decide_time = now() WHERE order_id = ?",
        id(order));
    assertThat(inserted(order, TestShow.PLACE_PRICE * 4, 0)).isTrue();
  }

  private boolean inserted(Order order, long amount, long fee) {
    try {
      return jdbc.sql(
                  """
                  INSERT INTO refunds (id, event_id, order_id, payment_id, reason, amount_minor, fee_minor,
                    currency_code, status, create_time)
                  SELECT ?, event_id, id, payment_id, '', ?, ?, 'IDR', 'REQUESTED', now()
                  FROM orders WHERE id = ?
                  """)
              .params(UuidV7.next(), amount, fee, id(order))
              .update()
          == 1;
    } catch (DataAccessException e) {
      assertThat(e).hasMessageContaining("would go back or be kept");
      return false;
    }
  }

  @Test
  void theDatabaseForbidsATicketInTwoRefunds() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = paid(buyer, places(show, 2));
    var first = requested(order, ticketsOf(order).getFirst());
    var second = requested(order, ticketsOf(order).getLast());
    var sql =
        """
        INSERT INTO refund_tickets (refund_id, ticket_id, amount_minor, fee_minor)
        SELECT ?, ticket_id, 0, 0 FROM refund_tickets WHERE refund_id = ?
        """;
    assertThatThrownBy(() -> show.change(sql, uuid(second), uuid(first)))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("refund_tickets_once");
    var _ = reject(first);
    show.change(sql, uuid(second), uuid(first));
  }

  @Test
  void theDatabaseLetsARefundOnlyMoveOn() {
    var show = TestShow.create(jdbc, 1, 5);
    var refund = requested(paid(buyer, places(show, 1)));
    forbidden(
        show, refund, "status = 'COMPLETED', decide_time = now(), complete_time = now()", "cannot");
    var _ = approve(refund);
    forbidden(show, refund, "status = 'REQUESTED', decide_time = NULL", "cannot become");
    forbidden(show, refund, "status = 'REJECTED'", "cannot become");
    forbidden(show, refund, "amount_minor = amount_minor - 1", "its money stays");
  }

  private static void forbidden(TestShow show, Refund refund, String change, String why) {
    assertThatThrownBy(
            () -> show.change("UPDATE refunds SET " + change + " WHERE id = ?", uuid(refund)))
        .hasMessageContaining(why);
  }

  private static UUID uuid(Refund refund) {
    return UUID.fromString(refund.getId());
  }
}
