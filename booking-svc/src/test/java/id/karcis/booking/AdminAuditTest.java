package id.karcis.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import id.karcis.api.booking.v1.ApproveRefundRequest;
import id.karcis.api.booking.v1.BlockSeatsRequest;
import id.karcis.api.booking.v1.BulkUploadRequest;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.Category;
import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.DeleteCategoryRequest;
import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.DeleteLocationRequest;
import id.karcis.api.booking.v1.DeletePromoCodeRequest;
import id.karcis.api.booking.v1.DeleteSeasonRequest;
import id.karcis.api.booking.v1.DeleteTicketTypeRequest;
import id.karcis.api.booking.v1.DeleteVenueRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.ImportSeatMapRequest;
import id.karcis.api.booking.v1.Location;
import id.karcis.api.booking.v1.LocationServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.PreloadEventRequest;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.Season;
import id.karcis.api.booking.v1.SeasonServiceGrpc;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.SyncCheckInsRequest;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.UnblockSeatsRequest;
import id.karcis.api.booking.v1.UpdateCategoryRequest;
import id.karcis.api.booking.v1.UpdateLocationRequest;
import id.karcis.api.booking.v1.UpdatePromoCodeRequest;
import id.karcis.api.booking.v1.UpdateSeasonRequest;
import id.karcis.api.booking.v1.UpdateStockRequest;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.api.booking.v1.UpdateVenueRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.identity.Role;
import id.karcis.platform.testing.AdminWrites;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever an admin changes leaves a row in the audit log. A new RPC for admins must be added to
/// [#writes].
class AdminAuditTest extends SellingTest {

  private final UUID admin = UUID.randomUUID();

  @Autowired private List<BindableService> services;

  private <S extends AbstractStub<S>> S organizer(Function<Channel, S> stub) {
    return as(admin, Role.ADMIN, stub);
  }

  private Catalog mine() {
    return new Catalog(
        organizer(LocationServiceGrpc::newBlockingStub),
        organizer(CategoryServiceGrpc::newBlockingStub),
        organizer(VenueServiceGrpc::newBlockingStub),
        organizer(EventServiceGrpc::newBlockingStub),
        organizer(TicketTypeServiceGrpc::newBlockingStub),
        organizer(SeasonServiceGrpc::newBlockingStub));
  }

  /// Does each once and returns the id of what it changed.
  private Map<String, Supplier<String>> writes() {
    var mine = mine();
    var writes = new LinkedHashMap<String, Supplier<String>>();
    locations(mine, writes);
    categories(mine, writes);
    seasons(mine, writes);
    venues(mine, writes);
    events(mine, writes);
    ticketTypes(mine, writes);
    seats(writes);
    promoCodes(writes);
    writes.put("CheckInService/CheckInOrder", this::checkIn);
    writes.put("CheckInService/ScanTicket", this::scan);
    writes.put("CheckInService/SyncCheckIns", this::sync);
    refunds(writes);
    return writes;
  }

  private void locations(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("LocationService/CreateLocation", () -> mine.location().getId());
    writes.put(
        "LocationService/UpdateLocation",
        () -> {
          var id = catalog().location().getId();
          var change = Location.newBuilder().setId(id).setName(Catalog.unique("Solo"));
          return mine.locations()
              .updateLocation(UpdateLocationRequest.newBuilder().setLocation(change).build())
              .getId();
        });
    writes.put(
        "LocationService/DeleteLocation",
        () -> {
          var id = catalog().location().getId();
          var _ =
              mine.locations().deleteLocation(DeleteLocationRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void categories(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("CategoryService/CreateCategory", () -> mine.category().getId());
    writes.put(
        "CategoryService/UpdateCategory",
        () -> {
          var id = catalog().category().getId();
          var change = Category.newBuilder().setId(id).setName(Catalog.unique("Opera"));
          return mine.categories()
              .updateCategory(UpdateCategoryRequest.newBuilder().setCategory(change).build())
              .getId();
        });
    writes.put(
        "CategoryService/DeleteCategory",
        () -> {
          var id = catalog().category().getId();
          var _ =
              mine.categories()
                  .deleteCategory(DeleteCategoryRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void seasons(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("SeasonService/CreateSeason", () -> mine.season().getId());
    writes.put(
        "SeasonService/UpdateSeason",
        () -> {
          var id = catalog().season().getId();
          var change = Season.newBuilder().setId(id).setName(Catalog.unique("Panen"));
          return mine.seasons()
              .updateSeason(UpdateSeasonRequest.newBuilder().setSeason(change).build())
              .getId();
        });
    writes.put(
        "SeasonService/DeleteSeason",
        () -> {
          var id = catalog().season().getId();
          var _ = mine.seasons().deleteSeason(DeleteSeasonRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void venues(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("VenueService/CreateVenue", () -> mine.venue().getId());
    writes.put(
        "VenueService/UpdateVenue",
        () -> {
          var id = catalog().venue().getId();
          var change = Venue.newBuilder().setId(id).setName(Catalog.unique("Aula"));
          return mine.venues()
              .updateVenue(UpdateVenueRequest.newBuilder().setVenue(change).build())
              .getId();
        });
    writes.put(
        "VenueService/UpdateVenueSeatMap",
        () -> mine.map(catalog().venue(), Catalog.seated("A", "VIP", 1, 2)).getVenueId());
    writes.put("VenueService/ImportSeatMap", this::importMap);
    writes.put(
        "VenueService/DeleteVenue",
        () -> {
          var id = catalog().venue().getId();
          var _ = mine.venues().deleteVenue(DeleteVenueRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private String importMap() {
    var id = catalog().venue().getId();
    var map = ByteString.copyFromUtf8("{\"sections\": []}");
    var request =
        ImportSeatMapRequest.newBuilder()
            .setVenueId(id)
            .setFile(HttpBody.newBuilder().setData(map))
            .build();
    return Uploading.send(organizer(VenueServiceGrpc::newStub)::importSeatMap, List.of(request))
        .getVenueId();
  }

  private String bulkUpload() {
    var event = catalog().draft(hall()).getId();
    var table = "eventId,name,seatCategory,price\n" + event + ",A,VIP,1\n";
    var file = HttpBody.newBuilder().setData(ByteString.copyFromUtf8(table));
    var request = BulkUploadRequest.newBuilder().setFile(file).build();
    var _ = Uploading.send(organizer(TicketTypeServiceGrpc::newStub)::bulkUpload, List.of(request));
    return event;
  }

  private String updateStock() {
    var event = catalog().draft(catalog().hall(Catalog.standing("Floor", "GA", 9)));
    var type = catalog().create(Catalog.typeOf(event, "GA", 1)).getId();
    var stock = UpdateStockRequest.newBuilder().setTicketTypeId(type).setQuantity(5).build();
    return organizer(TicketTypeServiceGrpc::newBlockingStub).updateStock(stock).getId();
  }

  private void events(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("EventService/CreateEvent", () -> mine.draft(hall()).getId());
    writes.put(
        "EventService/UpdateEvent",
        () -> mine.become(catalog().draft(hall()), Event.Status.PUBLISHED).getId());
    writes.put(
        "EventService/PreloadEvent",
        () -> {
          var id = catalog().draft(hall()).getId();
          return mine.events()
              .preloadEvent(PreloadEventRequest.newBuilder().setId(id).build())
              .getEventId();
        });
    writes.put(
        "EventService/DeleteEvent",
        () -> {
          var id = catalog().draft(hall()).getId();
          var _ = mine.events().deleteEvent(DeleteEventRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void ticketTypes(Catalog mine, Map<String, Supplier<String>> writes) {
    writes.put("TicketTypeService/BulkUpload", this::bulkUpload);
    writes.put("TicketTypeService/UpdateStock", this::updateStock);
    writes.put("TicketTypeService/CreateTicketType", () -> mine.create(type()).getId());
    writes.put(
        "TicketTypeService/UpdateTicketType",
        () -> {
          var id = catalog().create(type()).getId();
          var change = TicketType.newBuilder().setId(id).setName(Catalog.unique("Presale"));
          return mine.types()
              .updateTicketType(UpdateTicketTypeRequest.newBuilder().setTicketType(change).build())
              .getId();
        });
    writes.put(
        "TicketTypeService/DeleteTicketType",
        () -> {
          var id = catalog().create(type()).getId();
          var _ =
              mine.types().deleteTicketType(DeleteTicketTypeRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void seats(Map<String, Supplier<String>> writes) {
    var seats = organizer(SeatServiceGrpc::newBlockingStub);
    writes.put(
        "SeatService/BlockSeats",
        () -> {
          var show = TestShow.create(jdbc, 1, 1);
          var request =
              BlockSeatsRequest.newBuilder()
                  .setEventId(show.eventId().toString())
                  .addSeatIds(show.seat(0).toString());
          return seats.blockSeats(request.build()).getEventId();
        });
    writes.put(
        "SeatService/UnblockSeats",
        () -> {
          var show = TestShow.create(jdbc, 1, 1);
          var request =
              UnblockSeatsRequest.newBuilder()
                  .setEventId(show.eventId().toString())
                  .addSeatIds(show.seat(0).toString());
          return seats.unblockSeats(request.build()).getEventId();
        });
  }

  private void promoCodes(Map<String, Supplier<String>> writes) {
    var promos = organizer(PromoCodeServiceGrpc::newBlockingStub);
    Supplier<String> create =
        () ->
            promos
                .createPromoCode(
                    CreatePromoCodeRequest.newBuilder()
                        .setPromoCode(
                            PromoCode.newBuilder()
                                .setCode("A" + UUID.randomUUID())
                                .setPercentOff(10))
                        .build())
                .getId();
    writes.put("PromoCodeService/CreatePromoCode", create);
    writes.put(
        "PromoCodeService/UpdatePromoCode",
        () ->
            promos
                .updatePromoCode(
                    UpdatePromoCodeRequest.newBuilder()
                        .setPromoCode(PromoCode.newBuilder().setId(create.get()).setMaxUses(5))
                        .build())
                .getId());
    writes.put(
        "PromoCodeService/DeletePromoCode",
        () -> {
          var id = create.get();
          var _ = promos.deletePromoCode(DeletePromoCodeRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  private void refunds(Map<String, Supplier<String>> writes) {
    var refunds = organizer(RefundServiceGrpc::newBlockingStub);
    writes.put(
        "RefundService/ApproveRefund",
        () ->
            refunds
                .approveRefund(ApproveRefundRequest.newBuilder().setId(refund()).build())
                .getId());
    writes.put(
        "RefundService/RejectRefund",
        () ->
            refunds.rejectRefund(RejectRefundRequest.newBuilder().setId(refund()).build()).getId());
  }

  private String refund() {
    var buyer = UUID.randomUUID();
    var order = paid(buyer, places(TestShow.create(jdbc, 1, 1), 1));
    var request = RequestRefundRequest.newBuilder().setCode(order.getCode()).build();
    return buyer(buyer, RefundServiceGrpc::newBlockingStub).requestRefund(request).getId();
  }

  private Venue hall() {
    return catalog().hall(Catalog.seated("A", "VIP", 1, 2));
  }

  private TicketType.Builder type() {
    return Catalog.typeOf(catalog().draft(hall()), "VIP", 100_000);
  }

  private String checkIn() {
    var order = paid(UUID.randomUUID(), places(TestShow.create(jdbc, 1, 1), 1));
    var request =
        CheckInOrderRequest.newBuilder().setCode(order.getCode()).setGate("Gate 1").build();
    var _ = organizer(CheckInServiceGrpc::newBlockingStub).checkInOrder(request);
    return order.getId();
  }

  private String scan() {
    var order = paid(UUID.randomUUID(), places(TestShow.create(jdbc, 1, 1), 1));
    var ticket = order.getItems(0).getTicketIds(0);
    var _ =
        organizer(CheckInServiceGrpc::newBlockingStub)
            .scanTicket(ScanTicketRequest.newBuilder().setTicketId(ticket).build());
    return ticket;
  }

  private String sync() {
    var show = TestShow.create(jdbc, 1, 1);
    var request = SyncCheckInsRequest.newBuilder().setEventId(show.eventId().toString());
    request
        .addScansBuilder()
        .setTicketId(UUID.randomUUID().toString())
        .setScanTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()));
    var _ = organizer(CheckInServiceGrpc::newBlockingStub).syncCheckIns(request.build());
    return show.eventId().toString();
  }

  @Test
  void everyWriteOfAnAdminIsAudited() {
    var writes = writes();
    assertThat(writes.keySet())
        .as("tried here, and in the contract")
        .isEqualTo(AdminWrites.of(services));
    writes.forEach((rpc, write) -> assertThat(actions(write.get())).as(rpc).contains(action(rpc)));
  }

  private static String action(String rpc) {
    return rpc.equals("VenueService/UpdateVenueSeatMap")
        ? "UpdateSeatMap"
        : rpc.substring(rpc.indexOf('/') + 1);
  }

  @Test
  void whatAnAdminDoesToTheOrdersOfOthersIsAudited() {
    var show = TestShow.create(jdbc, 1, 2);
    var orders = organizer(OrderServiceGrpc::newBlockingStub);

    var paid = orders(UUID.randomUUID()).createOrder(places(show, 1));
    var _ = orders.payOrder(payment(paid, FakeOrderPayments.APPROVE));
    assertThat(actions(paid.getId())).containsExactly("PayOrder");

    var cancelled = orders(UUID.randomUUID()).createOrder(places(show, 1));
    var _ =
        orders.cancelOrder(CancelOrderRequest.newBuilder().setCode(cancelled.getCode()).build());
    assertThat(actions(cancelled.getId())).containsExactly("CancelOrder");
  }

  @Test
  void whatAnAdminBuysIsNoAdminsBusiness() {
    var show = TestShow.create(jdbc, 1, 2);
    var orders = organizer(OrderServiceGrpc::newBlockingStub);
    var own = orders.createOrder(places(show, 1));
    var _ = orders.payOrder(payment(own, FakeOrderPayments.APPROVE));
    assertThat(actions(own.getId())).isEmpty();
  }

  /// By this admin.
  private List<String> actions(String resourceId) {
    return jdbc.sql("SELECT action FROM audit_log WHERE resource_id = ? AND actor = ? ORDER BY id")
        .param(resourceId)
        .param(admin)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
