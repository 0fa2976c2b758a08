package id.karcis.booking.tickettype;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.type.Money;
import id.karcis.api.booking.v1.DeleteTicketTypeRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.GetTicketTypeRequest;
import id.karcis.api.booking.v1.ListTicketTypesRequest;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketType.Phase;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Bought;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketTypeContractTest extends BookingTestBase {

  private Catalog catalog;
  private Venue hall;
  private Event event;

  @BeforeEach
  void prepare() {
    catalog = catalog();
    hall =
        catalog.hall(
            Catalog.seated("Stalls", "VIP", 2, 5),
            Catalog.seated("Balcony", "VIP", 1, 5),
            Catalog.standing("Floor", "GA", 60),
            Catalog.standing("Terrace", "GA", 40));
    event = catalog.published(hall);
  }

  @Test
  void sellsTheSeatsOfACategoryWhateverQuantityIsSent() {
    var type = catalog.create(Catalog.typeOf(event, "VIP", 150_000).setQuantity(3));

    assertThat(type.getQuantity()).isEqualTo(15);
    assertThat(type.getStanding()).isFalse();
    assertThat(type.getCurrentPrice()).isEqualTo(Amounts.money(150_000_00, "IDR"));
    assertThat(type.getCurrentPhase()).isEmpty();
    assertThat(type.getSoldCount()).isZero();
    assertThat(get(type.getId())).isEqualTo(type);
    assertThat(stock(type)).isEmpty();
  }

  @Test
  void sellsAtMostWhatTheFloorsAdmit() {
    var tooMany = Catalog.typeOf(event, "GA", 1).setQuantity(101);
    assertThat(refusal(() -> catalog.create(tooMany)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("ticketType.quantity");

    var type = catalog.create(Catalog.typeOf(event, "GA", 1));

    assertThat(type.getQuantity()).isEqualTo(100);
    assertThat(type.getStanding()).isTrue();
    assertThat(stock(type)).containsExactly(100);
    assertThat(update(edit(type).setQuantity(40)).getQuantity()).isEqualTo(40);
    assertThat(stock(type)).containsExactly(40);
    assertThat(update(edit(type), "quantity").getQuantity()).isEqualTo(100);
  }

  @Test
  void namesEverythingThatIsMissingOrBad() {
    var missing = refusal(() -> catalog.create(TicketType.newBuilder()));
    var bad =
        refusal(() ->
            catalog.create(
                Catalog.typeOf(event, "BALCONY", 1)
                    .setPrice(Money.newBuilder().setCurrencyCode("IDR").setUnits(-1))
                    .addPhases(phase("A", 0, 2).setPrice(Amounts.money(1, "USD")))
                    .addPhases(phase("A", 1, 1))));

    assertThat(missing.violations())
        .extracting(FieldViolation::field)
        .containsExactly(
            "ticketType.eventId", "ticketType.name", "ticketType.seatCategory", "ticketType.price");
    assertThat(bad.violations())
        .extracting(FieldViolation::field)
        .contains(
            "ticketType.price.units",
            "ticketType.phases[0].price.currencyCode",
            "ticketType.phases[1].name",
            "ticketType.phases[1].endTime",
            "ticketType.seatCategory");
    assertThat(bad.violations())
        .filteredOn(v -> v.field().equals("ticketType.seatCategory"))
        .singleElement()
        .satisfies(v -> assertThat(v.description()).contains("VIP, GA"));
  }

  @Test
  void refusesPricesWhoseSumsWouldNotFit() {
    var most = Amounts.money(GrpcPrices.MAX_MINOR, "IDR");
    var above = Amounts.money(GrpcPrices.MAX_MINOR + 1, "IDR");
    var huge = Money.newBuilder().setCurrencyCode("IDR").setUnits(Long.MAX_VALUE).build();

    var refusal =
        refusal(() ->
            catalog.create(
                Catalog.typeOf(event, "GA", 1)
                    .setPrice(above)
                    .addPhases(phase("A", 0, 2).setPrice(huge))));
    var type = catalog.create(Catalog.typeOf(event, "GA", 1).setPrice(most));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("ticketType.price.units", "ticketType.phases[0].price.units");
    assertThat(refusal.violations())
        .allSatisfy(v -> assertThat(v.description()).contains("IDR 10,000,000,000 at most"));
    assertThat(refusal(() -> update(edit(type).setPrice(above))).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(get(type.getId()).getPrice()).isEqualTo(most);
  }

  @Test
  void refusesPhasesThatOverlap() {
    var refusal =
        refusal(() ->
            catalog.create(
                Catalog.typeOf(event, "GA", 1)
                    .addPhases(phase("Normal", 2, 4))
                    .addPhases(phase("Early", 0, 2))
                    .addPhases(phase("Late", 3, 5))));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("ticketType.phases[2].startTime");
  }

  @Test
  void pricesFollowThePhaseInForce() {
    var phased =
        catalog.create(
            Catalog.typeOf(event, "GA", 100)
                .addPhases(phase("Later", 1, 2))
                .addPhases(phase("Now", -1, 1).setPrice(Amounts.money(7, "IDR"))));
    var over = catalog.create(Catalog.typeOf(event, "VIP", 100).addPhases(phase("Over", -2, -1)));

    assertThat(phased.getCurrentPhase()).isEqualTo("Now");
    assertThat(phased.getCurrentPrice()).isEqualTo(Amounts.money(7, "IDR"));
    assertThat(get(phased.getId()).getPhasesList())
        .extracting(Phase::getName)
        .containsExactly("Now", "Later");
    assertThat(over.hasCurrentPrice()).isFalse();
    assertThat(over.getCurrentPhase()).isEmpty();
    var renamed =
        update(edit(phased).addPhases(phase("Later", 1, 3)).addPhases(phase("Now", 0, 1)));
    assertThat(renamed.getPhasesCount()).isEqualTo(2);
    assertThat(update(edit(phased), "phases").getPhasesList()).isEmpty();
  }

  @Test
  void refusesSecondTypesOfANameOrCategory() {
    var type = catalog.create(Catalog.typeOf(event, "VIP", 1));

    var name =
        refusal(() -> catalog.create(Catalog.typeOf(event, "GA", 1).setName(type.getName())));
    var category = refusal(() -> catalog.create(Catalog.typeOf(event, "VIP", 2)));

    for (var refusal : List.of(name, category)) {
      assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.NAME_TAKEN);
    }
    assertThat(name.metadata()).containsEntry("name", type.getName());
    assertThat(category.metadata()).containsEntry("name", "VIP");
  }

  @Test
  void keepsEventAndCategoryThroughEdits() {
    var type = catalog.create(Catalog.typeOf(event, "VIP", 1));

    var changed =
        update(
            type.toBuilder()
                .setEventId(catalog.draft(hall).getId())
                .setSeatCategory("GA")
                .setName("ꦥꦭꦁ 🎟")
                .setMaxPerUser(4)
                .setPrice(Amounts.money(300, "IDR")));

    assertThat(changed.getEventId()).isEqualTo(event.getId());
    assertThat(changed.getSeatCategory()).isEqualTo("VIP");
    assertThat(changed.getName()).isEqualTo("ꦥꦭꦁ 🎟");
    assertThat(changed.getMaxPerUser()).isEqualTo(4);
    assertThat(changed.getPrice()).isEqualTo(Amounts.money(300, "IDR"));
    assertThat(refusal(() -> update(type.toBuilder().setName("x"))).reason())
        .isEqualTo(ErrorReason.STALE_ETAG);
    assertThat(refusal(() -> update(edit(type), "price", "name")).violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("ticketType.price", "ticketType.name");
  }

  @Test
  void refusesQuantitiesBelowWhatIsSoldOrHeld() {
    var type = catalog.create(Catalog.typeOf(event, "GA", 1));
    new Bought(jdbc).standing(type, 30, 60);
    new Bought(jdbc).standing(type, 50, -60);

    var refusal = refusal(() -> update(edit(type).setQuantity(29)));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(get(type.getId()).getQuantity()).isEqualTo(100);
    assertThat(update(edit(type).setQuantity(30)).getQuantity()).isEqualTo(30);
  }

  @Test
  void countsWhatIsSold() {
    var type = catalog.create(Catalog.typeOf(event, "GA", 1));
    new Bought(jdbc).ticket(event, type);
    new Bought(jdbc).ticket(event, type);
    jdbc.sql(
            """
            UPDATE tickets SET status = 'CANCELLED'
            WHERE id = (SELECT id FROM tickets WHERE ticket_type_id = ? LIMIT 1)
            """)
        .param(UUID.fromString(type.getId()))
        .update();

    assertThat(get(type.getId()).getSoldCount()).isOne();
  }

  @Test
  void deletesWhatNobodyHas() {
    var free = catalog.create(Catalog.typeOf(event, "GA", 1));
    delete(free);
    var held = catalog.create(Catalog.typeOf(event, "GA", 1));
    new Bought(jdbc).claim(held);
    var sold = catalog.create(Catalog.typeOf(event, "VIP", 1));
    new Bought(jdbc).ticket(event, sold);

    assertThat(refusal(() -> get(free.getId())).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> delete(held)).metadata()).containsEntry("usedBy", "holds");
    var refusal = refusal(() -> delete(sold));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).containsEntry("usedBy", "orders");
  }

  @Test
  void refusesUnknownEventsAndHidesThoseOfDrafts() {
    var draft = catalog.draft(hall);
    var hidden = catalog.create(Catalog.typeOf(draft, "GA", 1));
    var unknown = event.toBuilder().setId(UUID.randomUUID().toString()).build();

    var refusal = refusal(() -> catalog.create(Catalog.typeOf(unknown, "GA", 1)));

    assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal.metadata()).containsEntry("type", "event");
    assertThat(refusal(() -> get(hidden.getId())).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> list(draft.getId(), 10)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> list(unknown.getId(), 10)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(
            catalog
                .types()
                .listTicketTypes(
                    ListTicketTypesRequest.newBuilder().setEventId(draft.getId()).build())
                .getTicketTypesList())
        .containsExactly(hidden);
    assertThat(list("", 100)).doesNotContain(hidden);
  }

  @Test
  void listsByPriceAndName() {
    var many =
        catalog.hall(
            Catalog.seated("a", "A", 1, 1),
            Catalog.seated("b", "B", 1, 1),
            Catalog.seated("c", "C", 1, 1),
            Catalog.seated("d", "D", 1, 1));
    var show = catalog.published(many);
    catalog.create(Catalog.typeOf(show, "A", 20).setName("ꦭ"));
    catalog.create(Catalog.typeOf(show, "B", 10).setName("x"));
    catalog.create(Catalog.typeOf(show, "C", 10).setName("🎟".repeat(200)));
    catalog.create(Catalog.typeOf(show, "D", 10).setName("A"));

    var whole = list(show.getId(), 100);

    assertThat(whole).extracting(TicketType::getSeatCategory).containsExactly("D", "B", "C", "A");
    assertThat(list(show.getId(), 1)).isEqualTo(whole);
    assertThat(list("", 1)).containsSubsequence(whole);
  }

  @Test
  void draftsFollowTheSeatMap() {
    var venue =
        catalog.hall(
            Catalog.seated("Stalls", "VIP", 1, 5),
            Catalog.standing("Floor", "GA", 60),
            Catalog.seated("Box", "BOX", 1, 2));
    var draft = catalog.draft(venue);
    var vip = catalog.create(Catalog.typeOf(draft, "VIP", 3));
    var floor = catalog.create(Catalog.typeOf(draft, "GA", 2).setQuantity(50));
    var box = catalog.create(Catalog.typeOf(draft, "BOX", 1));

    catalog.map(venue, Catalog.standing("Stalls", "VIP", 70), Catalog.standing("Floor", "GA", 40));

    assertThat(seen(vip).getStanding()).isTrue();
    assertThat(seen(vip).getQuantity()).isEqualTo(5);
    assertThat(stock(vip)).containsExactly(5);
    assertThat(seen(floor).getQuantity()).isEqualTo(40);
    assertThat(stock(floor)).containsExactly(40);
    assertThat(seen(box).getQuantity()).isZero();
    move(draft, hall);
    assertThat(seen(vip).getStanding()).isFalse();
    assertThat(seen(vip).getQuantity()).isEqualTo(15);
    assertThat(stock(vip)).isEmpty();
  }

  private void move(Event draft, Venue venue) {
    var moved = Event.newBuilder().setId(draft.getId()).setVenueId(venue.getId());
    assertThat(
            catalog
                .events()
                .updateEvent(UpdateEventRequest.newBuilder().setEvent(moved).build())
                .getStatus())
        .isEqualTo(Status.DRAFT);
  }

  private TicketType seen(TicketType type) {
    return catalog
        .types()
        .getTicketType(GetTicketTypeRequest.newBuilder().setId(type.getId()).build());
  }

  private List<Integer> stock(TicketType type) {
    return jdbc.sql("SELECT quantity FROM standing_stock WHERE ticket_type_id = ?")
        .param(UUID.fromString(type.getId()))
        .query((row, _) -> row.getInt(1))
        .list();
  }

  private static Phase.Builder phase(String name, int from, int to) {
    return Phase.newBuilder()
        .setName(name)
        .setPrice(Amounts.money(100, "IDR"))
        .setStartTime(Catalog.in(Duration.ofHours(from)))
        .setEndTime(Catalog.in(Duration.ofHours(to)));
  }

  private TicketType get(String id) {
    return anonymous(TicketTypeServiceGrpc::newBlockingStub)
        .getTicketType(GetTicketTypeRequest.newBuilder().setId(id).build());
  }

  private List<TicketType> list(String eventId, int pageSize) {
    var types = new ArrayList<TicketType>();
    var request = ListTicketTypesRequest.newBuilder().setEventId(eventId).setPageSize(pageSize);
    do {
      var page = anonymous(TicketTypeServiceGrpc::newBlockingStub).listTicketTypes(request.build());
      types.addAll(page.getTicketTypesList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return types;
  }

  private static TicketType.Builder edit(TicketType type) {
    return TicketType.newBuilder().setId(type.getId());
  }

  private TicketType update(TicketType.Builder type, String... mask) {
    return catalog
        .types()
        .updateTicketType(
            UpdateTicketTypeRequest.newBuilder()
                .setTicketType(type)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build());
  }

  private void delete(TicketType type) {
    assertThat(
            catalog
                .types()
                .deleteTicketType(DeleteTicketTypeRequest.newBuilder().setId(type.getId()).build()))
        .isNotNull();
  }
}
