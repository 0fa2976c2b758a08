package id.karcis.booking.checkin;

import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInOrderResponse;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.GetOfflineBundleRequest;
import id.karcis.api.booking.v1.OfflineBundle;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.ScanTicketResponse;
import id.karcis.api.booking.v1.SyncCheckInsRequest;
import id.karcis.api.booking.v1.SyncCheckInsResponse;
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
  private final Gate gate;
  private final Bundles bundles;
  private final Sync sync;
  private final TicketProtos protos;
  private final IdempotentCalls calls;

  CheckInGrpcService(
      CheckIn checkIn,
      Gate gate,
      Bundles bundles,
      Sync sync,
      TicketProtos protos,
      IdempotentCalls calls) {
    this.checkIn = checkIn;
    this.gate = gate;
    this.bundles = bundles;
    this.sync = sync;
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

  @Override
  public void scanTicket(ScanTicketRequest request, StreamObserver<ScanTicketResponse> response) {
    var by = Callers.user().userId();
    GrpcAnswers.send(
        response,
        calls.run("ScanTicket", request, ScanTicketResponse.parser(), id -> scan(id, request, by)));
  }

  private ScanTicketResponse scan(UUID scanId, ScanTicketRequest request, UUID by) {
    var event = request.getEventId().isEmpty() ? null : Ids.uuid("eventId", request.getEventId());
    var admitted = gate.scan(scanId, CheckInProtos.toCode(request), event, request.getGate(), by);
    return ScanTicketResponse.newBuilder().setTicket(protos.toProto(admitted)).build();
  }

  @Override
  public void getOfflineBundle(
      GetOfflineBundleRequest request, StreamObserver<OfflineBundle> response) {
    var bundle =
        bundles.page(
            Ids.uuid("eventId", request.getEventId()),
            request.getPageSize(),
            request.getPageToken());
    GrpcAnswers.send(response, CheckInProtos.toProto(bundle));
  }

  @Override
  public void syncCheckIns(
      SyncCheckInsRequest request, StreamObserver<SyncCheckInsResponse> response) {
    var verdicts =
        sync.take(
            Ids.uuid("eventId", request.getEventId()),
            CheckInProtos.toScans(request),
            Callers.user().userId());
    GrpcAnswers.send(response, CheckInProtos.toProto(verdicts));
  }

  private static Set<UUID> ticketIds(CheckInOrderRequest request) {
    return IntStream.range(0, request.getTicketIdsCount())
        .mapToObj(i -> Ids.uuid("ticketIds[%d]".formatted(i), request.getTicketIds(i)))
        .collect(Collectors.toSet());
  }
}
