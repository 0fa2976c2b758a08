package id.karcis.booking.seat;

import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest.View;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceImplBase;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.request.ResponseMetadata;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Shows the seats of events.
@GrpcService
class SeatGrpcService extends SeatServiceImplBase {

  private final SeatMapReading reading;

  SeatGrpcService(SeatMapReading reading) {
    this.reading = reading;
  }

  @Override
  public void getSeatMap(GetSeatMapRequest request, StreamObserver<EventSeatMap> responses) {
    var eventId = Ids.uuid("eventId", request.getEventId());
    var seats = reading.read(eventId, Callers.optional().filter(Caller::isAdmin).isPresent());
    var map = SeatProtos.toProto(seats, request.getView() == View.COMPACT);
    ResponseMetadata.etag(SeatProtos.etag(map));
    responses.onNext(map);
    responses.onCompleted();
  }
}
