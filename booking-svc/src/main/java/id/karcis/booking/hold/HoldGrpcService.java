package id.karcis.booking.hold;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CheckSeatsRequest;
import id.karcis.api.booking.v1.CheckSeatsResponse;
import id.karcis.api.booking.v1.ExtendHoldRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc.HoldServiceImplBase;
import id.karcis.api.booking.v1.ReleaseHoldRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// Holds seats and tells how they stand.
@GrpcService
class HoldGrpcService extends HoldServiceImplBase {

  private final IdempotentCalls calls;
  private final HoldSeats holdSeats;
  private final SeatChecks checks;
  private final HoldReleases releases;
  private final HoldExtensions extensions;

  HoldGrpcService(
      IdempotentCalls calls,
      HoldSeats holdSeats,
      SeatChecks checks,
      HoldReleases releases,
      HoldExtensions extensions) {
    this.calls = calls;
    this.holdSeats = holdSeats;
    this.checks = checks;
    this.releases = releases;
    this.extensions = extensions;
  }

  @Override
  public void holdSeats(
      HoldSeatsRequest request, StreamObserver<id.karcis.api.booking.v1.Hold> responses) {
    var userId = Callers.user().userId();
    var hold =
        calls.run(
            "HoldSeats",
            request,
            id.karcis.api.booking.v1.Hold.parser(),
            id -> hold(userId, id, request));
    responses.onNext(hold);
    responses.onCompleted();
  }

  private id.karcis.api.booking.v1.Hold hold(UUID userId, UUID holdId, HoldSeatsRequest request) {
    return HoldProtos.toProto(holdSeats.hold(userId, holdId, HoldProtos.wish(request)));
  }

  @Override
  public void checkSeats(CheckSeatsRequest request, StreamObserver<CheckSeatsResponse> responses) {
    var userId = Callers.user().userId();
    var seats =
        checks.check(
            Ids.uuid("eventId", request.getEventId()),
            HoldProtos.seatIds(request.getSeatIdsList()));
    responses.onNext(HoldProtos.toProto(seats, userId));
    responses.onCompleted();
  }

  @Override
  public void releaseHold(ReleaseHoldRequest request, StreamObserver<Empty> responses) {
    releases.release(Ids.uuid("id", request.getId()), Callers.user().userId());
    GrpcAnswers.done(responses);
  }

  @Override
  public void extendHold(
      ExtendHoldRequest request, StreamObserver<id.karcis.api.booking.v1.Hold> responses) {
    var userId = Callers.user().userId();
    var holdId = Ids.uuid("id", request.getId());
    var hold =
        calls.run(
            "ExtendHold",
            request,
            id.karcis.api.booking.v1.Hold.parser(),
            id -> extend(holdId, userId, id));
    GrpcAnswers.send(responses, hold);
  }

  private id.karcis.api.booking.v1.Hold extend(UUID holdId, UUID userId, UUID extensionId) {
    return HoldProtos.toProto(holdSeats.priced(extensions.extend(holdId, userId, extensionId)));
  }
}
