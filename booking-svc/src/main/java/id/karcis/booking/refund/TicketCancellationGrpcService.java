package id.karcis.booking.refund;

import id.karcis.api.booking.internal.v1.CancelTicketRequest;
import id.karcis.api.booking.internal.v1.CancelTicketResponse;
import id.karcis.api.booking.internal.v1.TicketCancellationGrpc;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Role;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// What payment-svc may ask for a ticket, over gRPC.
@GrpcService
class TicketCancellationGrpcService extends TicketCancellationGrpc.TicketCancellationImplBase {

  /// The user's session is payment-svc's business.
  private static final String NO_SESSION = "";

  private final TicketReturn tickets;

  TicketCancellationGrpcService(TicketReturn tickets) {
    this.tickets = tickets;
  }

  @Override
  public void cancelTicket(
      CancelTicketRequest request, StreamObserver<CancelTicketResponse> response) {
    var refund =
        tickets.giveBack(
            Ids.uuid("refundId", request.getRefundId()),
            Ids.uuid("ticketId", request.getTicketId()),
            request.getReason(),
            caller(request));
    var answer = CancelTicketResponse.newBuilder().setRefund(RefundProtos.toProto(refund));
    if (refund.paymentId() != null) {
      answer.setPaymentId(refund.paymentId().toString());
    }
    GrpcAnswers.send(response, answer.build());
  }

  private static Caller caller(CancelTicketRequest request) {
    return new Caller(
        Ids.uuid("userId", request.getUserId()),
        request.getAdmin() ? Role.ADMIN : Role.CUSTOMER,
        NO_SESSION);
  }
}
