package id.karcis.booking.event;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreateEventRequest;
import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.EventServiceGrpc.EventServiceImplBase;
import id.karcis.api.booking.v1.GetEventRequest;
import id.karcis.api.booking.v1.ListEventsByCategoryRequest;
import id.karcis.api.booking.v1.ListEventsByLocationRequest;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.ListEventsResponse;
import id.karcis.api.booking.v1.ListPopularEventsRequest;
import id.karcis.api.booking.v1.ListPopularEventsResponse;
import id.karcis.api.booking.v1.PreloadEventRequest;
import id.karcis.api.booking.v1.PreloadEventResponse;
import id.karcis.api.booking.v1.RecordViewRequest;
import id.karcis.api.booking.v1.RecordViewResponse;
import id.karcis.api.booking.v1.SearchEventsRequest;
import id.karcis.api.booking.v1.SearchEventsResponse;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.booking.catalog.Drafts;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// EventService on the wire.
@GrpcService
class EventGrpcService extends EventServiceImplBase {

  private final EventReading reading;
  private final PopularEvents popular;
  private final EventEditing editing;
  private final EventDeleting deleting;
  private final Viewing viewing;
  private final Preloading preloading;

  EventGrpcService(
      EventReading reading,
      PopularEvents popular,
      EventEditing editing,
      EventDeleting deleting,
      Viewing viewing,
      Preloading preloading) {
    this.reading = reading;
    this.popular = popular;
    this.editing = editing;
    this.deleting = deleting;
    this.viewing = viewing;
    this.preloading = preloading;
  }

  @Override
  public void createEvent(
      CreateEventRequest request, StreamObserver<id.karcis.api.booking.v1.Event> caller) {
    var event = editing.create(EventProtos.toFields(request.getEvent()));
    GrpcAnswers.send(caller, EventProtos.toProto(event));
  }

  @Override
  public void getEvent(
      GetEventRequest request, StreamObserver<id.karcis.api.booking.v1.Event> caller) {
    var event = reading.get(Ids.uuid("id", request.getId()), Drafts.visible());
    GrpcAnswers.send(caller, EventProtos.toProto(event));
  }

  @Override
  public void listEvents(ListEventsRequest request, StreamObserver<ListEventsResponse> caller) {
    var page = reading.list(EventQueryProtos.toQuery(request), Drafts.visible());
    GrpcAnswers.send(caller, EventPageProtos.toList(page));
  }

  @Override
  public void searchEvents(
      SearchEventsRequest request, StreamObserver<SearchEventsResponse> caller) {
    var page = reading.list(EventQueryProtos.toQuery(request), Drafts.visible());
    GrpcAnswers.send(caller, EventPageProtos.toSearch(page));
  }

  @Override
  public void listEventsByCategory(
      ListEventsByCategoryRequest request, StreamObserver<ListEventsResponse> caller) {
    var id = Ids.uuid("id", request.getId());
    var page = reading.listOfCategory(id, EventQueryProtos.toQuery(request), Drafts.visible());
    GrpcAnswers.send(caller, EventPageProtos.toList(page));
  }

  @Override
  public void listEventsByLocation(
      ListEventsByLocationRequest request, StreamObserver<ListEventsResponse> caller) {
    var id = Ids.uuid("id", request.getId());
    var page = reading.listAtLocation(id, EventQueryProtos.toQuery(request), Drafts.visible());
    GrpcAnswers.send(caller, EventPageProtos.toList(page));
  }

  @Override
  public void listPopularEvents(
      ListPopularEventsRequest request, StreamObserver<ListPopularEventsResponse> caller) {
    var page = popular.list(request.getPageSize(), request.getPageToken());
    GrpcAnswers.send(caller, EventPageProtos.toPopular(page));
  }

  @Override
  public void recordView(RecordViewRequest request, StreamObserver<RecordViewResponse> caller) {
    var count = viewing.record(Ids.uuid("id", request.getId()), Drafts.visible());
    GrpcAnswers.send(caller, RecordViewResponse.newBuilder().setViewCount(count).build());
  }

  @Override
  public void preloadEvent(
      PreloadEventRequest request, StreamObserver<PreloadEventResponse> caller) {
    var loaded = preloading.load(Ids.uuid("id", request.getId()));
    GrpcAnswers.send(caller, EventProtos.toProto(loaded));
  }

  @Override
  public void updateEvent(
      UpdateEventRequest request, StreamObserver<id.karcis.api.booking.v1.Event> caller) {
    var sent = request.getEvent();
    var id = Ids.uuid("event.id", sent.getId());
    var event = editing.update(id, sent.getEtag(), EventProtos.toEdit(request));
    GrpcAnswers.send(caller, EventProtos.toProto(event));
  }

  @Override
  public void deleteEvent(DeleteEventRequest request, StreamObserver<Empty> caller) {
    deleting.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }
}
