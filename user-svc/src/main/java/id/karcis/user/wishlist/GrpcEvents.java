package id.karcis.user.wishlist;

import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc.EventServiceBlockingStub;
import id.karcis.api.booking.v1.GetEventRequest;
import id.karcis.platform.grpc.GrpcClients;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks booking-svc at `karcis.booking.address` as nobody in particular, so that it answers what
/// everybody may know.
@Component
final class GrpcEvents implements Events {

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final EventServiceBlockingStub stub;

  GrpcEvents(@Value("${karcis.booking.address}") String address, GrpcClients clients) {
    stub = clients.stub(address, EventServiceGrpc::newBlockingStub);
  }

  @Override
  public boolean exists(UUID eventId) {
    var request = GetEventRequest.newBuilder().setId(eventId.toString()).build();
    try {
      var _ = stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).getEvent(request);
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
