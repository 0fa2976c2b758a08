package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.CategoryLimit;
import id.karcis.api.booking.v1.Event.RefundPolicy;
import id.karcis.api.booking.v1.Event.RefundPolicy.Approval;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.GetEventRequest;
import id.karcis.api.booking.v1.UpdateEventRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Bought;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventContractTest extends BookingTestBase {

  private Catalog catalog;
  private Venue hall;

  @BeforeEach
  void prepare() {
    catalog = catalog();
    hall =
        catalog.hall(
            Catalog.seated("Stalls", "REGULAR", 2, 5), Catalog.standing("Floor", "GA", 90));
  }

  @Test
  void givesDefaultsToWhatIsNotSaid() {
    var event = catalog.create(catalog.eventIn(hall).setName("Malam ꦗꦮ 🎶"));

    assertThat(event.getStatus()).isEqualTo(Status.DRAFT);
    assertThat(event.getCurrencyCode()).isEqualTo("IDR");
    assertThat(event.getMaxTicketsPerUser()).isEqualTo(10);
    assertThat(event.getHoldDuration().getSeconds()).isEqualTo(600);
    assertThat(event.getTimeZone()).isEqualTo("Asia/Jakarta");
    assertThat(event.getCapacity()).isEqualTo(100);
    assertThat(event.hasSalesStartTime()).isFalse();
    assertThat(event.getSeasonId()).isEmpty();
    assertThat(event.hasRefundPolicy()).isFalse();
    assertThat(event.getWaitingRoomEnabled()).isFalse();
    assertThat(event.getViewCount()).isZero();
    assertThat(event.getName()).isEqualTo("Malam ꦗꦮ 🎶");
    assertThat(get(event.getId(), true)).isEqualTo(event);
  }

  @Test
  void keepsEverythingThatIsSaid() {
    var sent =
        catalog
            .eventIn(hall)
            .setDescription("Line\nbreak")
            .setCurrencyCode("JPY")
            .setMaxTicketsPerUser(0)
            .addCategoryLimits(limit("REGULAR", 4))
            .addCategoryLimits(limit("GA", 2))
            .setSalesStartTime(Catalog.in(java.time.Duration.ofDays(1)))
            .setSalesEndTime(Catalog.in(java.time.Duration.ofDays(2)))
            .setHoldDuration(Duration.newBuilder().setSeconds(30))
            .setStatus(Status.PUBLISHED)
            .setSeasonId(catalog.season().getId())
            .setRefundPolicy(policy(25, Amounts.money(500, "JPY")))
            .setWaitingRoomEnabled(true)
            .build();

    var event = catalog.create(sent.toBuilder());

    assertThat(event.getCategoryLimitsList())
        .containsExactlyInAnyOrderElementsOf(sent.getCategoryLimitsList());
    assertThat(
            event.toBuilder()
                .clearId()
                .clearTimeZone()
                .clearCapacity()
                .clearCreateTime()
                .clearUpdateTime()
                .clearEtag()
                .clearCategoryLimits()
                .addAllCategoryLimits(sent.getCategoryLimitsList())
                .build())
        .isEqualTo(sent);
    assertThat(get(event.getId(), false)).isEqualTo(event);
  }

  @Test
  void namesEverythingThatIsMissing() {
    var refusal = refusal(() -> catalog.create(Event.newBuilder()));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly(
            "event.name", "event.categoryId", "event.venueId", "event.startTime", "event.endTime");
  }

  @Test
  void namesEverythingThatDoesNotFitTogether() {
    var bad =
        catalog
            .eventIn(hall)
            .setEndTime(Catalog.in(java.time.Duration.ofDays(90)))
            .setCurrencyCode("RPX")
            .setSalesStartTime(Catalog.in(java.time.Duration.ofDays(2)))
            .setSalesEndTime(Catalog.in(java.time.Duration.ofDays(1)))
            .addCategoryLimits(limit("GA", 1))
            .addCategoryLimits(limit("GA", 2))
            .setHoldDuration(Duration.newBuilder().setSeconds(6).setNanos(1));

    var refusal = refusal(() -> catalog.create(bad));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "event.endTime",
            "event.currencyCode",
            "event.salesEndTime",
            "event.categoryLimits[1].seatCategory",
            "event.holdDuration");
  }

  @Test
  void givesThePolicyThatIsNotSaidInFull() {
    var event =
        catalog.create(
            catalog.eventIn(hall).setRefundPolicy(RefundPolicy.newBuilder().setFeePercent(5)));

    assertThat(event.getRefundPolicy())
        .isEqualTo(
            RefundPolicy.newBuilder()
                .setApproval(Approval.ORGANIZER)
                .setClosesBeforeStart(Duration.getDefaultInstance())
                .setFeePercent(5)
                .setFeePerTicket(Amounts.money(0, "IDR"))
                .build());
    assertThat(update(Event.newBuilder().setId(event.getId()), "refund_policy").hasRefundPolicy())
        .isFalse();
  }

  @Test
  void wantsTheFeeInTheCurrencyOfTheEvent() {
    var euros = policy(0, Amounts.money(100, "EUR"));
    var wrong = refusal(() -> catalog.create(catalog.eventIn(hall).setRefundPolicy(euros)));
    var fractions =
        refusal(() ->
            catalog.create(
                catalog
                    .eventIn(hall)
                    .setRefundPolicy(
                        RefundPolicy.newBuilder()
                            .setClosesBeforeStart(Duration.newBuilder().setNanos(1)))));
    var draft =
        catalog.create(catalog.eventIn(hall).setRefundPolicy(policy(0, Amounts.money(100, "IDR"))));
    var moved = Event.newBuilder().setId(draft.getId()).setCurrencyCode("EUR");

    assertThat(wrong.violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.refundPolicy.feePerTicket.currencyCode");
    assertThat(fractions.violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.refundPolicy.closesBeforeStart");
    assertThat(refusal(() -> update(moved)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.currencyCode");
    assertThat(update(moved.setRefundPolicy(euros)).getRefundPolicy().getFeePerTicket())
        .isEqualTo(Amounts.money(100, "EUR"));
  }

  @Test
  void staysInItsSeasonOncePublished() {
    var season = catalog.season();
    var event = catalog.create(catalog.eventIn(hall).setSeasonId(season.getId()));
    var none = update(Event.newBuilder().setId(event.getId()).setSeasonId(""));
    var back = update(Event.newBuilder().setId(event.getId()).setSeasonId(season.getId()));
    catalog.become(event, Status.PUBLISHED);

    assertThat(none.getSeasonId()).isEmpty();
    assertThat(back.getSeasonId()).isEqualTo(season.getId());
    assertState(
        refusal(() -> update(Event.newBuilder().setId(event.getId()).setSeasonId(""))),
        event,
        Status.PUBLISHED);
    assertThat(
            refusal(() -> catalog.create(catalog.eventIn(hall).setSeasonId("winter"))).violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.seasonId");
  }

  @Test
  void refusesTimesBeyondAllBounds() {
    var bad =
        catalog
            .eventIn(hall)
            .setStartTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
            .setSalesEndTime(Timestamp.newBuilder().setSeconds(-1))
            .setHoldDuration(Duration.newBuilder().setSeconds(4))
            .setStatusValue(99);

    var malformed = refusal(() -> catalog.create(bad));
    bad.setStartTime(Timestamp.newBuilder().setSeconds(4_102_444_800L));
    var refusal = refusal(() -> catalog.create(bad));

    assertThat(malformed.violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.startTime");
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "event.startTime", "event.salesEndTime", "event.holdDuration", "event.status");
  }

  @Test
  void refusesUnknownCategoriesAndVenues() {
    var unknown = UUID.randomUUID().toString();

    var category = refusal(() -> catalog.create(catalog.eventIn(hall).setCategoryId(unknown)));
    var venue = refusal(() -> catalog.create(catalog.eventIn(hall).setVenueId(unknown)));
    var published =
        refusal(() ->
            catalog.create(catalog.eventIn(hall).setVenueId(unknown).setStatus(Status.PUBLISHED)));

    var season = refusal(() -> catalog.create(catalog.eventIn(hall).setSeasonId(unknown)));

    assertThat(season.metadata()).containsEntry("type", "season").containsEntry("id", unknown);
    assertThat(category.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(category.metadata()).containsEntry("type", "category").containsEntry("id", unknown);
    assertThat(List.of(venue, published))
        .allSatisfy(r -> assertThat(r.metadata()).containsEntry("type", "venue"));
  }

  @Test
  void hidesDraftsFromAllButAdmins() {
    var draft = catalog.draft(hall);

    assertThat(refusal(() -> get(draft.getId(), false)).code()).isEqualTo(Code.NOT_FOUND);
    var buyer = stranger(EventServiceGrpc::newBlockingStub);
    var request = GetEventRequest.newBuilder().setId(draft.getId()).build();
    assertThat(refusal(() -> buyer.getEvent(request)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(get(draft.getId(), true)).isEqualTo(draft);
    catalog.become(draft, Status.PUBLISHED);
    assertThat(get(draft.getId(), false).getStatus()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void putWritesWhatIsSetAndPatchWhatTheMaskNames() {
    var event = catalog.create(catalog.eventIn(hall).addCategoryLimits(limit("GA", 2)));

    var put =
        update(Event.newBuilder().setId(event.getId()).addCategoryLimits(limit("REGULAR", 3)));
    var cleared = update(Event.newBuilder().setId(event.getId()), "category_limits");
    var renamed = update(event.toBuilder().clearEtag().setName("Baru").setCapacity(7));

    assertThat(put.getCategoryLimitsList()).containsExactly(limit("REGULAR", 3));
    assertThat(put.getName()).isEqualTo(event.getName());
    assertThat(put.getEtag()).isNotEqualTo(event.getEtag());
    assertThat(cleared.getCategoryLimitsList()).isEmpty();
    assertThat(cleared.getEtag()).isNotEqualTo(put.getEtag());
    assertThat(renamed.getName()).isEqualTo("Baru");
    assertThat(renamed.getCapacity()).isEqualTo(100);
  }

  @Test
  void refusesStaleEtagsAndPartsOfFields() {
    var event = catalog.draft(hall);
    update(event.toBuilder().setName("Baru"));

    assertThat(refusal(() -> update(event.toBuilder().setName("Lama"))).reason())
        .isEqualTo(ErrorReason.STALE_ETAG);
    assertThat(
            refusal(() -> update(Event.newBuilder().setId(event.getId()), "start_time.seconds"))
                .violations())
        .extracting(FieldViolation::field)
        .containsExactly("updateMask");
  }

  @Test
  void livesFromDraftToEndAndNeverBack() {
    var event = catalog.draft(hall);

    assertState(refusal(() -> catalog.become(event, Status.ENDED)), event, Status.DRAFT);
    catalog.become(event, Status.PUBLISHED);
    assertState(refusal(() -> catalog.become(event, Status.DRAFT)), event, Status.PUBLISHED);
    catalog.become(event, Status.ENDED);
    assertState(refusal(() -> catalog.become(event, Status.PUBLISHED)), event, Status.ENDED);
    assertThat(refusal(() -> catalog.become(event, Status.STATUS_UNSPECIFIED)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.status");
    assertThat(
            refusal(() -> catalog.create(catalog.eventIn(hall).setStatus(Status.ENDED)))
                .violations())
        .extracting(FieldViolation::field)
        .containsExactly("event.status");
  }

  @Test
  void fixesVenueCurrencyAndStartOncePublished() {
    var event = catalog.published(hall);
    var id = Event.newBuilder().setId(event.getId());

    for (var edit :
        List.of(
            id.clone().setVenueId(catalog.venue().getId()),
            id.clone().setCurrencyCode("USD"),
            id.clone().setStartTime(Catalog.in(java.time.Duration.ofDays(29))))) {
      assertState(refusal(() -> update(edit)), event, Status.PUBLISHED);
    }
    var later = event.getEndTime().toBuilder().setSeconds(event.getEndTime().getSeconds() + 60);
    assertThat(update(id.clone().setEndTime(later)).getEndTime()).isEqualTo(later.build());
  }

  @Test
  void keepsTheCurrencyOfPrices() {
    var draft = catalog.draft(hall);
    update(Event.newBuilder().setId(draft.getId()).setCurrencyCode("USD"));
    update(Event.newBuilder().setId(draft.getId()).setCurrencyCode("IDR"));
    catalog.create(Catalog.typeOf(draft, "GA", 1));

    var refusal =
        refusal(() -> update(Event.newBuilder().setId(draft.getId()).setCurrencyCode("USD")));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).containsEntry("usedBy", "ticketTypes");
  }

  @Test
  void deletesWhatNobodyHas() {
    var event = catalog.published(hall);
    catalog.create(Catalog.typeOf(event, "GA", 1));
    new Bought(jdbc).expiredHold(event);

    delete(event.getId());

    assertThat(refusal(() -> get(event.getId(), true)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> delete(event.getId())).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void keepsWhatSomebodyHolds() {
    var held = catalog.published(hall);
    new Bought(jdbc).hold(held);

    var refusal = refusal(() -> delete(held.getId()));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).containsEntry("usedBy", "holds");
  }

  private static void assertState(Refusal refusal, Event event, Status status) {
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.EVENT_STATE);
    assertThat(refusal.metadata())
        .containsEntry("eventId", event.getId())
        .containsEntry("status", status.name());
  }

  private static CategoryLimit limit(String category, int max) {
    return CategoryLimit.newBuilder().setSeatCategory(category).setMaxPerUser(max).build();
  }

  private static RefundPolicy.Builder policy(int percent, Money fee) {
    return RefundPolicy.newBuilder()
        .setApproval(Approval.AUTOMATIC)
        .setClosesBeforeStart(Duration.newBuilder().setSeconds(86_400))
        .setFeePercent(percent)
        .setFeePerTicket(fee);
  }

  private Event get(String id, boolean admin) {
    var stub = admin ? catalog.events() : anonymous(EventServiceGrpc::newBlockingStub);
    return stub.getEvent(GetEventRequest.newBuilder().setId(id).build());
  }

  private Event update(Event.Builder event, String... mask) {
    return catalog
        .events()
        .updateEvent(
            UpdateEventRequest.newBuilder()
                .setEvent(event)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build());
  }

  private void delete(String id) {
    assertThat(catalog.events().deleteEvent(DeleteEventRequest.newBuilder().setId(id).build()))
        .isNotNull();
  }
}
