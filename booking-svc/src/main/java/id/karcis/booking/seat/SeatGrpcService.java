package id.karcis.booking.seat;

import id.karcis.api.booking.v1.BlockSeatsRequest;
import id.karcis.api.booking.v1.BlockSeatsResponse;
import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest.View;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceImplBase;
import id.karcis.api.booking.v1.UnblockSeatsRequest;
import id.karcis.api.booking.v1.UnblockSeatsResponse;
import id.karcis.api.booking.v1.WatchSeatMapRequest;
import id.karcis.api.booking.v1.WatchSeatMapResponse;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.request.ResponseMetadata;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Shows the seats of events, and keeps some back.
@GrpcService
class SeatGrpcService extends SeatServiceImplBase {

  private final SeatMapReading reading;
  private final SeatBlocking blocking;
  private final GrpcSeatWatches watches;

  SeatGrpcService(SeatMapReading reading, SeatBlocking blocking, GrpcSeatWatches watches) {
    this.reading = reading;
    this.blocking = blocking;
    this.watches = watches;
  }

  @Override
  public void getSeatMap(GetSeatMapRequest request, StreamObserver<EventSeatMap> responses) {
    var eventId = Ids.uuid("eventId", request.getEventId());
    var seats = reading.read(eventId, seesDrafts());
    var map = SeatProtos.toProto(seats, request.getView() == View.COMPACT);
    ResponseMetadata.etag(SeatProtos.etag(map));
    responses.onNext(map);
    responses.onCompleted();
  }

  @Override
  public void watchSeatMap(
      WatchSeatMapRequest request, StreamObserver<WatchSeatMapResponse> responses) {
    var event = reading.shown(Ids.uuid("eventId", request.getEventId()), seesDrafts());
    watches.watch(
        event.eventId(),
        new GrpcSeatWatcher((ServerCallStreamObserver<WatchSeatMapResponse>) responses));
  }

  private static boolean seesDrafts() {
    return Callers.optional().filter(Caller::isAdmin).isPresent();
  }

  @Override
  public void blockSeats(BlockSeatsRequest request, StreamObserver<BlockSeatsResponse> responses) {
    var changed =
        blocking.block(
            Ids.uuid("eventId", request.getEventId()),
            SeatProtos.seatIds(request.getSeatIdsList()));
    responses.onNext(SeatProtos.blocked(changed));
    responses.onCompleted();
  }

  @Override
  public void unblockSeats(
      UnblockSeatsRequest request, StreamObserver<UnblockSeatsResponse> responses) {
    var changed =
        blocking.unblock(
            Ids.uuid("eventId", request.getEventId()),
            SeatProtos.seatIds(request.getSeatIdsList()));
    responses.onNext(SeatProtos.unblocked(changed));
    responses.onCompleted();
  }
}
