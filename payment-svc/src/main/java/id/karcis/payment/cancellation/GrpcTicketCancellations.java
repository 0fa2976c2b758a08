package id.karcis.payment.cancellation;

import com.google.type.Money;
import id.karcis.api.booking.internal.v1.CancelTicketRequest;
import id.karcis.api.booking.internal.v1.CancelTicketResponse;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc.TicketCancellationBlockingStub;
import id.karcis.payment.money.Amount;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.money.Amounts;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks booking-svc at `karcis.booking.address` as payment-svc, and names the user.
@Component
class GrpcTicketCancellations implements TicketCancellations {

  /// Half of what the user's call has, so that the answer still reaches the user.
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final String NAME = "booking-svc";

  private final TicketCancellationBlockingStub stub;

  GrpcTicketCancellations(
      @Value("${karcis.booking.address}") String address,
      GrpcClients clients,
      ServiceTokens tokens) {
    stub =
        clients
            .stub(address, TicketCancellationGrpc::newBlockingStub)
            .withInterceptors(tokens.interceptor());
  }

  @Override
  public CancelledTicket cancel(UUID refundId, UUID ticketId, String reason, Caller by) {
    var request =
        CancelTicketRequest.newBuilder()
            .setRefundId(refundId.toString())
            .setTicketId(ticketId.toString())
            .setUserId(by.userId().toString())
            .setAdmin(by.isAdmin())
            .setReason(reason)
            .build();
    try {
      var answer =
          stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).cancelTicket(request);
      return cancelled(ticketId, answer);
    } catch (StatusRuntimeException e) {
      throw failure(e);
    }
  }

  /// What booking-svc refuses is refused in its words.
  private static RuntimeException failure(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> Refusals.unavailable(NAME);
      case NOT_FOUND, FAILED_PRECONDITION, ABORTED -> refusal(e);
      default -> e;
    };
  }

  private static RuntimeException refusal(StatusRuntimeException e) {
    var status = StatusProto.fromThrowable(e);
    return status == null ? e : StatusProtos.fromProto(status);
  }

  private static CancelledTicket cancelled(UUID ticketId, CancelTicketResponse answer) {
    var refund = answer.getRefund();
    return new CancelledTicket(
        ticketId,
        UUID.fromString(refund.getId()),
        refund.getStatus().name(),
        amount("amount", refund.getAmount()),
        amount("fee", refund.getFee()),
        payment(answer.getPaymentId()));
  }

  private static @Nullable UUID payment(String id) {
    return id.isEmpty() ? null : UUID.fromString(id);
  }

  private static Amount amount(String field, Money money) {
    return new Amount(Amounts.minorUnits(field, money), money.getCurrencyCode());
  }
}
