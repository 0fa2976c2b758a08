package id.karcis.booking.tickettype;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.GetTicketTypeRequest;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketType.Phase;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.Catalog;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.money.Amounts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What admins may do to the quantities of phases, before and while they sell.
class PhaseQuantityEditTest extends SellingTest {

  @Test
  void keepsQuantitiesAndShowsPhasesByStart() {
    var event = catalog().published(catalog().hall(Catalog.standing("Floor", "GA", 100)));
    var type =
        catalog()
            .create(
                Catalog.typeOf(event, "GA", 500)
                    .addPhases(phase("Normal", 1, 2, 0))
                    .addPhases(phase("Early", -1, 1, 20).setSoldCount(7)));
    assertThat(type.getPhasesList()).extracting(Phase::getName).containsExactly("Early", "Normal");
    assertThat(type.getPhases(0).getQuantity()).isEqualTo(20);
    assertThat(type.getPhases(0).getSoldCount()).as("output only").isZero();
    assertThat(type.getPhases(1).getQuantity()).isZero();
    assertThat(type.getCurrentPhase()).isEqualTo("Early");
    assertThat(counters(type)).containsExactly("Early 20");
    assertThat(seen(UUID.fromString(type.getId()))).isEqualTo(type);
  }

  @Test
  void refusesQuantitiesThatAreNone() {
    var event = catalog().published(catalog().hall(Catalog.standing("Floor", "GA", 100)));
    var type =
        Catalog.typeOf(event, "GA", 500)
            .addPhases(phase("a", 0, 1, -1))
            .addPhases(phase("b", 1, 2, 1_000_001));
    assertThat(refusal(() -> catalog().create(type)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("ticketType.phases[0].quantity", "ticketType.phases[1].quantity");
  }

  @Test
  void refusesAQuantityBelowWhatIsSoldOrKept() {
    var show = selling("Early", 5);
    var _ = orders(UUID.randomUUID()).createOrder(places(show, 3));
    var refusal = refusal(() -> update(show, phase("Early", -1, 1, 2)));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.message()).contains("3 are sold or kept", "expected 3 or more, got 2");
    assertThat(refusal.metadata()).containsEntry("usedBy", "orders");
    assertThat(refusal.message()).contains("'Early'");
    assertThat(update(show, phase("Early", -1, 1, 3)).hasCurrentPrice()).isFalse();
    assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(3);
    assertThat(update(show, phase("Early", -1, 1, 4)).getCurrentPhase()).isEqualTo("Early");
  }

  @Test
  void whatRanOutDoesNotHinder() {
    var show = selling("Early", 5);
    show.runOut(id(orders(UUID.randomUUID()).createOrder(places(show, 3))));
    assertThat(update(show, phase("Early", -1, 1, 1)).getPhases(0).getQuantity()).isEqualTo(1);
    assertThat(show.claimed(show.standingType(), "Early")).isZero();
  }

  @Test
  void aCountedPhaseIsNotRenamedOrRemovedWhileSomeOfItIsSold() {
    var show = selling("Early", 5);
    var _ = paid(UUID.randomUUID(), places(show, 1));
    assertThat(refusal(() -> update(show, phase("Earlier", -1, 1, 5))).reason())
        .isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(update(show, phase("Early", -1, 1, 0)).getPhases(0).getSoldCount()).isEqualTo(1);
    assertThat(show.number("SELECT count(*) FROM phase_stock WHERE event_id = ?", show.eventId()))
        .isZero();
  }

  @Test
  void aPhaseThatGetsAQuantityCountsWhatItSoldBefore() {
    var show = selling("Open", 0);
    var _ = paid(UUID.randomUUID(), places(show, 2));
    var unpaid = orders(UUID.randomUUID()).createOrder(places(show, 1));
    show.runOut(id(orders(UUID.randomUUID()).createOrder(places(show, 4))));
    var refusal = refusal(() -> update(show, phase("Open", -1, 1, 2)));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.message()).contains("3 are sold or kept", "expected 3 or more, got 2");
    var _ = update(show, phase("Open", -1, 1, 4));
    assertThat(show.claimed(show.standingType(), "Open")).isEqualTo(3);
    assertThat(refusal(() -> orders(UUID.randomUUID()).createOrder(places(show, 2))).reason())
        .isEqualTo(ErrorReason.SOLD_OUT);
    show.runOut(id(unpaid));
    var _ = orders(UUID.randomUUID()).createOrder(places(show, 2));
    assertThat(show.claimed(show.standingType(), "Open")).isEqualTo(4);
  }

  @Test
  void anOrderFromBeforeTheQuantityWasTakenAwayCanStillBePaid() {
    var show = selling("Early", 5);
    var buyer = UUID.randomUUID();
    var order = orders(buyer).createOrder(places(show, 2));
    var _ = update(show, phase("Early", -1, 1, 0));
    var _ = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(show.tickets(id(order))).isEqualTo(2);
  }

  private TestShow selling(String phase, int quantity) {
    var show = TestShow.create(jdbc, 1, 50);
    var day = Duration.ofDays(1);
    return show.plusPhase(show.standingType(), phase, 100, quantity, day.negated(), day);
  }

  private static Phase.Builder phase(String name, int fromDay, int toDay, int quantity) {
    return Phase.newBuilder()
        .setName(name)
        .setPrice(Amounts.money(100, "IDR"))
        .setStartTime(Catalog.in(Duration.ofDays(fromDay)))
        .setEndTime(Catalog.in(Duration.ofDays(toDay)))
        .setQuantity(quantity);
  }

  private TicketType update(TestShow show, Phase.Builder phase) {
    var type =
        TicketType.newBuilder().setId(show.standingType().toString()).addPhases(phase).build();
    return admin(TicketTypeServiceGrpc::newBlockingStub)
        .updateTicketType(UpdateTicketTypeRequest.newBuilder().setTicketType(type).build());
  }

  private TicketType seen(UUID id) {
    return anonymous(TicketTypeServiceGrpc::newBlockingStub)
        .getTicketType(GetTicketTypeRequest.newBuilder().setId(id.toString()).build());
  }

  private List<String> counters(TicketType type) {
    return jdbc.sql("SELECT phase || ' ' || quantity FROM phase_stock WHERE ticket_type_id = ?")
        .param(UUID.fromString(type.getId()))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
