package id.karcis.booking.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Ticket;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The gate.
class CheckInContractTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  @Test
  void admitsAllTicketsOfAnOrderOnce() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    var answer = gate().checkInOrder(all(order));
    assertThat(answer.getCode()).isEqualTo(order.getCode());
    assertThat(answer.getTicketsList())
        .hasSize(2)
        .allSatisfy(ticket -> {
          assertThat(ticket.getStatus()).isEqualTo(Ticket.Status.CHECKED_IN);
          assertThat(ticket.getCheckInGate()).isEqualTo("Gate 3");
          assertThat(ticket.hasCheckInTime()).isTrue();
        });
    var refused = refusal(() -> gate().checkInOrder(all(order)));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo(ErrorReason.ALREADY_CHECKED_IN);
    assertThat(refused.metadata())
        .containsKeys("ticketId", "checkInTime", "checkedInBy")
        .containsEntry("checkInGate", "Gate 3");
    assertThat(
            show.number(
                "SELECT count(*) FROM audit_log WHERE action = 'CheckInOrder' AND resource_id = ?",
                order.getId()))
        .isOne();
  }

  @Test
  void admitsNobodyWhenOneOfThemIsInAlready() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 3));
    var first = order.getItems(0).getTicketIds(0);
    gate().checkInOrder(some(order, first));
    assertThat(refusal(() -> gate().checkInOrder(all(order))).metadata())
        .containsEntry("ticketId", first);
    assertThat(checkedIn(show, order)).isOne();
    gate()
        .checkInOrder(
            some(order, order.getItems(0).getTicketIds(1), order.getItems(0).getTicketIds(2)));
    assertThat(checkedIn(show, order)).isEqualTo(3);
  }

  @Test
  void twoGatesAtOnceAdmitOne() throws Exception {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 2));
    var ends =
        atOnce(
            12,
            () -> {
              try {
                gate().checkInOrder(all(order));
                return Optional.<ErrorReason>empty();
              } catch (StatusRuntimeException e) {
                return Optional.of(refusal(e).reason());
              }
            });
    assertThat(ends).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream))
        .hasSize(11)
        .containsOnly(ErrorReason.ALREADY_CHECKED_IN);
  }

  @Test
  void refusesUnpaidOrders() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = orders(buyer).createOrder(places(show, 1));
    var refused = refusal(() -> gate().checkInOrder(all(order)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.ORDER_STATE);
  }

  @Test
  void refusesCancelledTickets() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 1));
    show.change("UPDATE tickets SET status = 'CANCELLED' WHERE order_id = ?", id(order));
    var refused = refusal(() -> gate().checkInOrder(all(order)));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.TICKET_STATE);
    assertThat(refused.metadata()).containsEntry("status", "CANCELLED");
  }

  @Test
  void admitsTheTicketsThatAreLeftAfterARefund() {
    var show = TestShow.create(jdbc, 1, 3);
    var order = paid(buyer, places(show, 3));
    var cancelled = order.getItems(0).getTicketIds(0);
    show.change("UPDATE tickets SET status = 'CANCELLED' WHERE id = CAST(? AS uuid)", cancelled);
    assertThat(refusal(() -> gate().checkInOrder(some(order, cancelled))).reason())
        .isEqualTo(ErrorReason.TICKET_STATE);
    assertThat(gate().checkInOrder(all(order)).getTicketsList())
        .extracting(Ticket::getId)
        .containsExactlyInAnyOrder(
            order.getItems(0).getTicketIds(1), order.getItems(0).getTicketIds(2));
  }

  @Test
  void refusesTicketsOfAnotherOrderAndUnknownOrders() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 1));
    var other = paid(buyer, places(show, 1));
    var foreign = some(order, other.getItems(0).getTicketIds(0));
    assertThat(refusal(() -> gate().checkInOrder(foreign)).code()).isEqualTo(Status.Code.NOT_FOUND);
    var unknown = all(order).toBuilder().setCode("BKG-ZZZZZZZZ").build();
    assertThat(refusal(() -> gate().checkInOrder(unknown)).code()).isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void isForAdminsOnly() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 1));
    assertThat(refusal(() -> gateOf(buyer).checkInOrder(all(order))).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
  }

  private static CheckInOrderRequest all(Order order) {
    return CheckInOrderRequest.newBuilder().setCode(order.getCode()).setGate("Gate 3").build();
  }

  private static CheckInOrderRequest some(Order order, String... ticketIds) {
    return all(order).toBuilder().addAllTicketIds(java.util.List.of(ticketIds)).build();
  }

  private static int checkedIn(TestShow show, Order order) {
    return show.number(
        "SELECT count(*) FROM tickets WHERE order_id = ? AND status = 'CHECKED_IN'", id(order));
  }
}
