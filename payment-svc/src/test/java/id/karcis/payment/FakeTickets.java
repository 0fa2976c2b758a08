package id.karcis.payment;

import id.karcis.api.booking.internal.v1.CancelTicketRequest;
import id.karcis.api.booking.internal.v1.CancelTicketResponse;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc.TicketCancellationImplBase;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.money.Amounts;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The tickets of booking-svc as payment-svc sees them: each of a paid order, given back once, for
/// a tenth less than its price.
final class FakeTickets extends TicketCancellationImplBase {

  static final long PRICE = 1_000;
  static final long FEE = 100;

  private record Ticket(String userId, String paymentId) {}

  private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
  private final Map<String, CancelTicketResponse> cancelled = new ConcurrentHashMap<>();
  private final List<CancelTicketRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger answersToLose = new AtomicInteger();

  /// @param paymentId empty for an order that cost nothing
  void add(String ticketId, String userId, String paymentId) {
    tickets.put(ticketId, new Ticket(userId, paymentId));
  }

  List<CancelTicketRequest> requests(String ticketId) {
    return requests.stream().filter(r -> r.getTicketId().equals(ticketId)).toList();
  }

  /// Does the next calls' work and is gone before the answer is out.
  void loseAnswers(int count) {
    answersToLose.set(count);
  }

  @Override
  public void cancelTicket(
      CancelTicketRequest request, StreamObserver<CancelTicketResponse> responses) {
    requests.add(request);
    var ticket = tickets.get(request.getTicketId());
    if (ticket == null || (!request.getAdmin() && !request.getUserId().equals(ticket.userId()))) {
      responses.onError(
          StatusProtos.toException(Refusals.notFound("ticket", request.getTicketId())));
      return;
    }
    var answer = cancelled.computeIfAbsent(request.getTicketId(), _ -> cancelled(request, ticket));
    if (!answer.getRefund().getId().equals(request.getRefundId())) {
      responses.onError(
          StatusProtos.toException(
              Refusals.failedPrecondition(
                  ErrorReason.TICKET_STATE,
                  "ticket is CANCELLED",
                  Map.of("ticketId", request.getTicketId(), "status", "CANCELLED"))));
      return;
    }
    if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      responses.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    responses.onNext(answer);
    responses.onCompleted();
  }

  private static CancelTicketResponse cancelled(CancelTicketRequest request, Ticket ticket) {
    return CancelTicketResponse.newBuilder()
        .setRefund(
            Refund.newBuilder()
                .setId(request.getRefundId())
                .setStatus(Refund.Status.APPROVED)
                .setAmount(Amounts.money(PRICE - FEE, "IDR"))
                .setFee(Amounts.money(FEE, "IDR")))
        .setPaymentId(ticket.paymentId())
        .build();
  }
}
