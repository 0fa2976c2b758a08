package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.CancelTicketRequest;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc.TicketCancellationBlockingStub;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.identity.ServiceTokens;
import io.grpc.Status;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// TicketCancellation, as payment-svc calls it.
class TicketCancellationContractTest extends RefundTest {

  private final UUID refundId = UUID.randomUUID();

  private TicketCancellationBlockingStub cancellation() {
    var service = new ServiceTokens("payment-svc", SERVICE_SECRET, Clock.systemUTC());
    return anonymous(TicketCancellationGrpc::newBlockingStub)
        .withInterceptors(service.interceptor());
  }

  private CancelTicketRequest.Builder cancel(String ticket) {
    return CancelTicketRequest.newBuilder()
        .setTicketId(ticket)
        .setUserId(buyer.toString())
        .setRefundId(refundId.toString())
        .setReason(WHY);
  }

  @Test
  void givesOneTicketBackOnceForItsRefundId() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    terms(order, "AUTOMATIC", 0, 10, 0);
    var ticket = ticketsOf(order).getFirst();
    var answer = cancellation().cancelTicket(cancel(ticket).build());
    assertThat(answer.getPaymentId()).isEqualTo(order.getPaymentId());
    assertThat(answer.getRefund().getId()).isEqualTo(refundId.toString());
    assertThat(answer.getRefund().getTicketIdsList()).containsExactly(ticket);
    assertThat(answer.getRefund().getStatus()).isEqualTo(Refund.Status.APPROVED);
    assertThat(answer.getRefund().getReason()).isEqualTo(WHY);
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    isCancelled(show, ticketsOf(order).getLast(), false);
    assertThat(cancellation().cancelTicket(cancel(ticket).build())).isEqualTo(answer);
    moneyGoesBack(order, answer.getRefund());

    var other = cancel(ticketsOf(order).getLast()).build();
    assertThat(refusal(() -> cancellation().cancelTicket(other)).reason())
        .isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void refusesAsRequestRefundDoes() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 1));
    var ticket = ticketsOf(order).getFirst();
    var stranger = cancel(ticket).setUserId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> cancellation().cancelTicket(stranger)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var unknown = cancel(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> cancellation().cancelTicket(unknown)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    terms(order, "NOT_REFUNDABLE", 0, 0, 0);
    assertThat(refusal(() -> cancellation().cancelTicket(cancel(ticket).build())).reason())
        .isEqualTo(ErrorReason.REFUND_NOT_ALLOWED);
  }

  @Test
  void letsAnAdminCancelForAnybodyAndAuditsIt() {
    var show = TestShow.create(jdbc, 1, 2);
    show.change("UPDATE ticket_types SET price_minor = 0 WHERE id = ?", show.standingType());
    var order = paid(buyer, places(show, 1));
    terms(order, "NOT_REFUNDABLE", 0, 0, 0);
    var admin = UUID.randomUUID();
    var request =
        cancel(ticketsOf(order).getFirst()).setUserId(admin.toString()).setAdmin(true).build();
    var answer = cancellation().cancelTicket(request);
    assertThat(answer.getPaymentId()).isEmpty();
    assertThat(answer.getRefund().getStatus()).isEqualTo(Refund.Status.REQUESTED);
    assertThat(
            show.number(
                "SELECT count(*) FROM audit_log WHERE action = 'RequestRefund' AND actor = ? AND resource_id = ?",
                admin,
                refundId.toString()))
        .isOne();
  }

  @Test
  void isForServicesOnly() {
    var request = cancel(UUID.randomUUID().toString()).build();
    assertThat(
            refusal(() -> admin(TicketCancellationGrpc::newBlockingStub).cancelTicket(request))
                .code())
        .isIn(Status.Code.PERMISSION_DENIED, Status.Code.UNAUTHENTICATED);
  }
}
