package id.karcis.booking.venue;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreateVenueRequest;
import id.karcis.api.booking.v1.DeleteVenueRequest;
import id.karcis.api.booking.v1.GetVenueRequest;
import id.karcis.api.booking.v1.GetVenueSeatMapRequest;
import id.karcis.api.booking.v1.ImportSeatMapRequest;
import id.karcis.api.booking.v1.ImportSeatMapResponse;
import id.karcis.api.booking.v1.ListVenuesRequest;
import id.karcis.api.booking.v1.ListVenuesResponse;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.UpdateVenueRequest;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.api.booking.v1.VenueServiceGrpc.VenueServiceImplBase;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.NamePage;
import id.karcis.booking.upload.GrpcUpload;
import id.karcis.booking.upload.Uploads;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.grpc.server.service.GrpcService;

/// VenueService on the wire.
@GrpcService
class VenueGrpcService extends VenueServiceImplBase {

  private final VenueEditing editing;
  private final Venues venues;
  private final SeatMaps seatMaps;
  private final GrpcSeatMapImport imports;
  private final Uploads uploads;

  VenueGrpcService(
      VenueEditing editing,
      Venues venues,
      SeatMaps seatMaps,
      GrpcSeatMapImport imports,
      Uploads uploads) {
    this.editing = editing;
    this.venues = venues;
    this.seatMaps = seatMaps;
    this.imports = imports;
    this.uploads = uploads;
  }

  @Override
  public void createVenue(
      CreateVenueRequest request, StreamObserver<id.karcis.api.booking.v1.Venue> caller) {
    var venue = editing.create(VenueProtos.toFields(request.getVenue()));
    GrpcAnswers.send(caller, VenueProtos.toProto(venue));
  }

  @Override
  public void getVenue(
      GetVenueRequest request, StreamObserver<id.karcis.api.booking.v1.Venue> caller) {
    var venue = editing.get(Ids.uuid("id", request.getId()));
    GrpcAnswers.send(caller, VenueProtos.toProto(venue));
  }

  @Override
  public void listVenues(ListVenuesRequest request, StreamObserver<ListVenuesResponse> caller) {
    var location = request.getLocationId();
    var page = NamePage.of("venues " + location, request.getPageSize(), request.getPageToken());
    var rows = rows(location, page);
    GrpcAnswers.send(caller, VenueProtos.toProto(page.slice(rows, Venue::name, Venue::id)));
  }

  @Override
  public void updateVenue(
      UpdateVenueRequest request, StreamObserver<id.karcis.api.booking.v1.Venue> caller) {
    var sent = request.getVenue();
    var id = Ids.uuid("venue.id", sent.getId());
    var venue = editing.update(id, sent.getEtag(), VenueProtos.toEdit(request));
    GrpcAnswers.send(caller, VenueProtos.toProto(venue));
  }

  @Override
  public void deleteVenue(DeleteVenueRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }

  @Override
  public void getVenueSeatMap(GetVenueSeatMapRequest request, StreamObserver<SeatMap> caller) {
    var layout = seatMaps.get(Ids.uuid("venueId", request.getVenueId()));
    GrpcAnswers.send(caller, SeatMapProtos.toProto(layout));
  }

  @Override
  public void updateVenueSeatMap(
      UpdateVenueSeatMapRequest request, StreamObserver<SeatMap> caller) {
    var sent = request.getSeatMap();
    var venueId = Ids.uuid("seatMap.venueId", sent.getVenueId());
    var layout = seatMaps.replace(venueId, sent.getEtag(), SeatMapProtos.toPlan(sent));
    GrpcAnswers.send(caller, SeatMapProtos.toProto(layout));
  }

  @Override
  public StreamObserver<ImportSeatMapRequest> importSeatMap(
      StreamObserver<ImportSeatMapResponse> caller) {
    return GrpcUpload.of(uploads, ImportSeatMapRequest::getFile, imports::begin, caller);
  }

  private List<Venue> rows(String location, NamePage page) {
    if (location.isEmpty()) {
      return venues.findAfter(page.afterName(), page.afterId(), page.limit());
    }
    var locationId = Ids.uuid("locationId", location);
    return venues.findAtAfter(locationId, page.afterName(), page.afterId(), page.limit());
  }
}
