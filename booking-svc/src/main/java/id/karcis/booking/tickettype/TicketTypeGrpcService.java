package id.karcis.booking.tickettype;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.BulkUploadRequest;
import id.karcis.api.booking.v1.BulkUploadResponse;
import id.karcis.api.booking.v1.CreateTicketTypeRequest;
import id.karcis.api.booking.v1.DeleteTicketTypeRequest;
import id.karcis.api.booking.v1.GetTicketTypeRequest;
import id.karcis.api.booking.v1.ListTicketTypesRequest;
import id.karcis.api.booking.v1.ListTicketTypesResponse;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc.TicketTypeServiceImplBase;
import id.karcis.api.booking.v1.UpdateStockRequest;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.booking.catalog.Drafts;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.upload.GrpcUpload;
import id.karcis.booking.upload.Uploads;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// TicketTypeService on the wire.
@GrpcService
class TicketTypeGrpcService extends TicketTypeServiceImplBase {

  private final TicketTypeReading reading;
  private final TicketTypeEditing editing;
  private final GrpcBulkUploads bulk;
  private final Uploads uploads;
  private final DatabaseClock clock;

  TicketTypeGrpcService(
      TicketTypeReading reading,
      TicketTypeEditing editing,
      GrpcBulkUploads bulk,
      Uploads uploads,
      DatabaseClock clock) {
    this.reading = reading;
    this.editing = editing;
    this.bulk = bulk;
    this.uploads = uploads;
    this.clock = clock;
  }

  @Override
  public void createTicketType(
      CreateTicketTypeRequest request, StreamObserver<id.karcis.api.booking.v1.TicketType> caller) {
    var sent = request.getTicketType();
    var eventId = sent.hasEventId() ? Ids.uuid("ticketType.eventId", sent.getEventId()) : null;
    var type = editing.create(eventId, TicketTypeProtos.toNew(sent));
    GrpcAnswers.send(caller, TicketTypeProtos.toProto(type, clock.instant()));
  }

  @Override
  public void getTicketType(
      GetTicketTypeRequest request, StreamObserver<id.karcis.api.booking.v1.TicketType> caller) {
    var type = reading.get(Ids.uuid("id", request.getId()), Drafts.visible());
    GrpcAnswers.send(caller, TicketTypeProtos.toProto(type, clock.instant()));
  }

  @Override
  public void listTicketTypes(
      ListTicketTypesRequest request, StreamObserver<ListTicketTypesResponse> caller) {
    var sent = request.getEventId();
    var eventId = sent.isEmpty() ? Optional.<UUID>empty() : Optional.of(Ids.uuid("eventId", sent));
    var page = PricePage.of("ticketTypes " + sent, request.getPageSize(), request.getPageToken());
    var types = reading.list(eventId, page, Drafts.visible());
    GrpcAnswers.send(caller, TicketTypeProtos.toProto(types, clock.instant()));
  }

  @Override
  public void updateTicketType(
      UpdateTicketTypeRequest request, StreamObserver<id.karcis.api.booking.v1.TicketType> caller) {
    var sent = request.getTicketType();
    var id = Ids.uuid("ticketType.id", sent.getId());
    var type = editing.update(id, sent.getEtag(), TicketTypeProtos.toEdit(request));
    GrpcAnswers.send(caller, TicketTypeProtos.toProto(type, clock.instant()));
  }

  @Override
  public void deleteTicketType(DeleteTicketTypeRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }

  @Override
  public void updateStock(
      UpdateStockRequest request, StreamObserver<id.karcis.api.booking.v1.TicketType> caller) {
    var id = Ids.uuid("ticketTypeId", request.getTicketTypeId());
    var type = editing.setStock(id, request.getQuantity());
    GrpcAnswers.send(caller, TicketTypeProtos.toProto(type, clock.instant()));
  }

  @Override
  public StreamObserver<BulkUploadRequest> bulkUpload(StreamObserver<BulkUploadResponse> caller) {
    return GrpcUpload.of(
        uploads,
        BulkUploadRequest::getFile,
        first -> file -> bulk.upload(file, first.getDryRun()),
        caller);
  }
}
