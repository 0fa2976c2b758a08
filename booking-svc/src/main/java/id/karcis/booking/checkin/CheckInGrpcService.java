package id.karcis.booking.checkin;

import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInOrderResponse;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.ticket.TicketProtos;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.grpc.server.service.GrpcService;

/// The gate over gRPC.
@GrpcService
class CheckInGrpcService extends CheckInServiceGrpc.CheckInServiceImplBase {

  private final CheckIn checkIn;
  private final TicketProtos protos;
  private final IdempotentCalls calls;

  CheckInGrpcService(CheckIn checkIn, TicketProtos protos, IdempotentCalls calls) {
    this.checkIn = checkIn;
    this.protos = protos;
    this.calls = calls;
  }

  @Override
  public void checkInOrder(
      CheckInOrderRequest request, StreamObserver<CheckInOrderResponse> response) {
    var by = Callers.user().userId();
    GrpcAnswers.send(
        response,
        calls.run("CheckInOrder", request, CheckInOrderResponse.parser(), _ -> admit(request, by)));
  }

  private CheckInOrderResponse admit(CheckInOrderRequest request, UUID by) {
    var admitted = checkIn.admit(request.getCode(), ticketIds(request), request.getGate(), by);
    return CheckInOrderResponse.newBuilder()
        .setCode(request.getCode())
        .addAllTickets(protos.toProtos(admitted))
        .build();
  }

  private static Set<UUID> ticketIds(CheckInOrderRequest request) {
    return IntStream.range(0, request.getTicketIdsCount())
        .mapToObj(i -> Ids.uuid("ticketIds[%d]".formatted(i), request.getTicketIds(i)))
        .collect(Collectors.toSet());
  }
}
