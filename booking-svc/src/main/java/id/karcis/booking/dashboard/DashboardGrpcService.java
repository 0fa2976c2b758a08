package id.karcis.booking.dashboard;

import id.karcis.api.booking.v1.Dashboard;
import id.karcis.api.booking.v1.DashboardServiceGrpc;
import id.karcis.api.booking.v1.GetDashboardRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.dashboard.DashboardReading.Days;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// The dashboard over gRPC.
@GrpcService
class DashboardGrpcService extends DashboardServiceGrpc.DashboardServiceImplBase {

  private final DashboardReading reading;

  DashboardGrpcService(DashboardReading reading) {
    this.reading = reading;
  }

  @Override
  public void getDashboard(GetDashboardRequest request, StreamObserver<Dashboard> response) {
    var days = new Days(request.getStartDate(), request.getEndDate());
    GrpcAnswers.send(response, DashboardProtos.toProto(reading.read(event(request), days)));
  }

  private static Optional<UUID> event(GetDashboardRequest request) {
    return request.getEventId().isEmpty()
        ? Optional.empty()
        : Optional.of(Ids.uuid("eventId", request.getEventId()));
  }
}
