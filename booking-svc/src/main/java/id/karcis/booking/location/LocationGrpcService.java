package id.karcis.booking.location;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreateLocationRequest;
import id.karcis.api.booking.v1.DeleteLocationRequest;
import id.karcis.api.booking.v1.GetLocationRequest;
import id.karcis.api.booking.v1.ListLocationsRequest;
import id.karcis.api.booking.v1.ListLocationsResponse;
import id.karcis.api.booking.v1.LocationServiceGrpc.LocationServiceImplBase;
import id.karcis.api.booking.v1.UpdateLocationRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.NamePage;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// LocationService on the wire.
@GrpcService
class LocationGrpcService extends LocationServiceImplBase {

  private final LocationEditing editing;
  private final Locations locations;

  LocationGrpcService(LocationEditing editing, Locations locations) {
    this.editing = editing;
    this.locations = locations;
  }

  @Override
  public void createLocation(
      CreateLocationRequest request, StreamObserver<id.karcis.api.booking.v1.Location> caller) {
    var location = editing.create(LocationProtos.toFields(request.getLocation()));
    GrpcAnswers.send(caller, LocationProtos.toProto(location));
  }

  @Override
  public void getLocation(
      GetLocationRequest request, StreamObserver<id.karcis.api.booking.v1.Location> caller) {
    var location = editing.get(Ids.uuid("id", request.getId()));
    GrpcAnswers.send(caller, LocationProtos.toProto(location));
  }

  @Override
  public void listLocations(
      ListLocationsRequest request, StreamObserver<ListLocationsResponse> caller) {
    var country = request.getCountryCode();
    var page = NamePage.of("locations " + country, request.getPageSize(), request.getPageToken());
    var rows = locations.findAfter(country, page.afterName(), page.afterId(), page.limit());
    GrpcAnswers.send(
        caller, LocationProtos.toProto(page.slice(rows, Location::name, Location::id)));
  }

  @Override
  public void updateLocation(
      UpdateLocationRequest request, StreamObserver<id.karcis.api.booking.v1.Location> caller) {
    var sent = request.getLocation();
    var id = Ids.uuid("location.id", sent.getId());
    var location = editing.update(id, sent.getEtag(), LocationProtos.toEdit(request));
    GrpcAnswers.send(caller, LocationProtos.toProto(location));
  }

  @Override
  public void deleteLocation(DeleteLocationRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }
}
