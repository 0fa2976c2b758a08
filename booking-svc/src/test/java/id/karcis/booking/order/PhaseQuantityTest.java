package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.google.type.Money;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetTicketTypeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.order.LineClaims.Change;
import id.karcis.booking.order.Reservations.Placing;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Phases with a quantity: an early price for few, then the next one at once, although it starts
/// only in a day.
class PhaseQuantityTest extends SellingTest {

  private static final long EARLY = 3_000_000;
  private static final long NEXT = 4_000_000;
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired private EventSales sales;
  @Autowired private Pricing pricing;
  @Autowired private Reservations reservations;
  @Autowired private LineClaims claims;
  @Autowired private Orders found;
  @Autowired private TransactionTemplate transaction;

  @Test
  void anOrderForMoreThanAreLeftGetsTheRestAtTheNextPrice() {
    var show = show(3);
    assertThat(lines(order(show, 2))).containsExactly("2 Early 3000000");
    var split = order(show, 4);
    assertThat(lines(split)).containsExactly("1 Early 3000000", "3 Next 4000000");
    assertThat(split.getSubtotal()).isEqualTo(Amounts.money(EARLY + 3 * NEXT, "IDR"));
    assertThat(lines(order(show, 1))).containsExactly("1 Next 4000000");
    assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(3);
    assertThat(show.claimed()).isEqualTo(7);
  }

  @Test
  void seatsOfOneOrderAreDividedToo() {
    var show = phases(TestShow.create(jdbc, 4, 1), 2, true);
    var order =
        orders(UUID.randomUUID())
            .createOrder(seats(show, show.seat(2), show.seat(0), show.seat(1)));
    assertThat(lines(order))
        .containsExactly("1 Early 3000000", "1 Early 3000000", "1 Next 4000000");
    assertThat(order.getItems(0).getSeatId()).isEqualTo(show.seat(2).toString());
  }

  @Test
  void anUnpaidOrderThatRunsOutGivesTheEarlyPriceBack() {
    var show = show(2);
    var unpaid = order(show, 2);
    assertThat(type(show).getCurrentPhase()).isEqualTo("Next");
    show.runOut(id(unpaid));
    assertThat(type(show).getCurrentPhase()).isEqualTo("Early");
    assertThat(type(show).getCurrentPrice()).isEqualTo(Amounts.money(EARLY, "IDR"));
    assertThat(lines(order(show, 3))).containsExactly("2 Early 3000000", "1 Next 4000000");
    assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(2);
  }

  @Test
  void aCancelledOrderGivesTheEarlyPriceBackAtOnce() {
    var show = show(2);
    var buyer = UUID.randomUUID();
    var order = orders(buyer).createOrder(places(show, 2));
    var cancel = CancelOrderRequest.newBuilder().setCode(order.getCode()).build();
    var _ = orders(buyer).cancelOrder(cancel);
    assertThat(show.claimed(show.standingType(), "Early")).isZero();
    assertThat(lines(order(show, 1))).containsExactly("1 Early 3000000");
  }

  @Test
  void whatIsPaidStaysSold() {
    var show = show(2);
    var paid = paid(UUID.randomUUID(), places(show, 3));
    show.runOut(id(paid));
    assertThat(lines(order(show, 1))).containsExactly("1 Next 4000000");
    var type = type(show);
    assertThat(type.getSoldCount()).isEqualTo(3);
    assertThat(type.getPhasesList())
        .extracting(TicketType.Phase::getName, TicketType.Phase::getSoldCount)
        .containsExactly(tuple("Early", 2), tuple("Next", 1));
  }

  @Test
  void moneyThatComesLateTakesTheEarlyPriceAgainWhileNobodyElseHasIt() {
    var show = show(2);
    var late = order(show, 2);
    show.runOut(id(late));
    var other = order(show, 1);
    var cancel = CancelOrderRequest.newBuilder().setCode(other.getCode()).build();
    var _ = adminOrders().cancelOrder(cancel);
    var settled = settlement().settleOrder(money(late, UUID.randomUUID()));
    assertThat(settled.getOutcome().name()).isEqualTo("SETTLED");
    assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(2);
    assertThat(show.tickets(id(late))).isEqualTo(2);
  }

  @Test
  void moneyThatComesTooLateForTheEarlyPriceGoesBack() {
    var show = show(2);
    var late = order(show, 2);
    show.runOut(id(late));
    var _ = order(show, 1);
    var settled = settlement().settleOrder(money(late, UUID.randomUUID()));
    assertThat(settled.getOutcome().name()).isEqualTo("REFUND_DUE");
    assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(1);
    assertThat(show.claimed()).isEqualTo(1);
    assertThat(show.tickets(id(late))).isZero();
  }

  @Test
  void theLastPhaseIsSoldOutWhenItIsUsedUp() {
    var show = TestShow.create(jdbc, 1, 50);
    show.plusPhase(show.standingType(), "Only", EARLY, 3, DAY.negated(), DAY);
    var tooMany = refusal(() -> order(show, 4));
    assertThat(tooMany.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(tooMany.metadata()).containsEntry("available", "3");
    var _ = order(show, 3);
    assertThat(refusal(() -> order(show, 1)).reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(type(show).hasCurrentPrice()).isFalse();
    assertThat(type(show).getCurrentPhase()).isEmpty();
  }

  @Test
  void phasesWithoutAQuantityAreNotCounted() {
    var show = TestShow.create(jdbc, 1, 50);
    show.plusPhase(show.standingType(), "Open", EARLY, 0, DAY.negated(), DAY);
    assertThat(lines(paid(UUID.randomUUID(), places(show, 2)))).containsExactly("2 Open 3000000");
    assertThat(show.number("SELECT count(*) FROM phase_claims WHERE event_id = ?", show.eventId()))
        .isZero();
  }

  @Test
  void aPhaseThatGotAQuantityWhileAnOrderWasPricedIsCounted() {
    var show = TestShow.create(jdbc, 1, 50);
    show.plusPhase(show.standingType(), "Open", EARLY, 0, DAY.negated(), DAY);
    var stale = sales.fresh(show.eventId());
    var first = draft(show, stale);
    var second = draft(show, stale);
    show.change(
        "UPDATE ticket_type_phases SET quantity = 1 WHERE ticket_type_id = ?", show.standingType());
    show.change(
        "INSERT INTO phase_stock VALUES (?, ?, 'Open', 1)", show.eventId(), show.standingType());
    assertThat(reservations.place(first, stale, () -> {})).isEqualTo(Placing.PLACED);
    assertThat(show.claimed(show.standingType(), "Open")).isOne();
    assertThat(reservations.place(second, stale, () -> {})).isEqualTo(Placing.PRICE_GONE);
    var paid = found.find(first.id()).map(OrderProtos::toProto).orElseThrow();
    var settled = settlement().settleOrder(money(paid, UUID.randomUUID()));
    assertThat(settled.getOutcome().name()).isEqualTo("SETTLED");
  }

  @Test
  void aLineThatGrowsWhileItsPhaseGetsAQuantityIsCounted() {
    var show = TestShow.create(jdbc, 1, 50);
    show.plusPhase(show.standingType(), "Open", EARLY, 0, DAY.negated(), DAY);
    var order = found.find(id(order(show, 2))).orElseThrow();
    var more = Change.of(order, order.items().getFirst(), 1);
    show.change(
        "INSERT INTO phase_stock VALUES (?, ?, 'Open', 2)", show.eventId(), show.standingType());
    assertThat(
            transaction.<Boolean>execute(status -> {
              status.setRollbackOnly();
              return claims.moreStock(more);
            }))
        .as("three tickets of two")
        .isFalse();
    show.change("UPDATE phase_stock SET quantity = 3 WHERE event_id = ?", show.eventId());
    assertThat(transaction.<Boolean>execute(_ -> claims.moreStock(more))).isTrue();
    assertThat(show.claimed(show.standingType(), "Open")).isEqualTo(3);
  }

  private NewOrder draft(TestShow show, EventSale sale) {
    var now = Instant.now();
    var lines = pricing.places(sale, List.of(new OrderWish.Places(show.standingType(), 1)), now);
    return new NewOrder(
        UuidV7.next(),
        show.eventId(),
        UUID.randomUUID(),
        sale.currencyCode(),
        List.of(),
        now,
        now.plus(sale.holdDuration()),
        lines,
        null,
        null,
        sale.refundPolicy());
  }

  /// Within the second for which what a crowd reads is remembered.
  @Test
  void theSeatMapShowsThePriceReallyInForce() {
    var show = phases(TestShow.create(jdbc, 4, 1), 1, true);
    var _ = orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
    await().untilAsserted(() -> assertThat(seatPrice(show)).isEqualTo(Amounts.money(NEXT, "IDR")));
  }

  private Money seatPrice(TestShow show) {
    var request = GetSeatMapRequest.newBuilder().setEventId(show.eventId().toString()).build();
    return anonymous(SeatServiceGrpc::newBlockingStub)
        .getSeatMap(request)
        .getSections(0)
        .getPrice();
  }

  private TestShow show(int early) {
    return phases(TestShow.create(jdbc, 1, 50), early, false);
  }

  private static TestShow phases(TestShow show, int early, boolean seated) {
    var type = seated ? show.seatedType() : show.standingType();
    return show.plusPhase(type, "Early", EARLY, early, DAY.negated(), DAY)
        .plusPhase(type, "Next", NEXT, 0, DAY, DAY.multipliedBy(3));
  }

  private Order order(TestShow show, int places) {
    return orders(UUID.randomUUID()).createOrder(places(show, places));
  }

  private TicketType type(TestShow show) {
    return anonymous(TicketTypeServiceGrpc::newBlockingStub)
        .getTicketType(
            GetTicketTypeRequest.newBuilder().setId(show.standingType().toString()).build());
  }

  private static List<String> lines(Order order) {
    return order.getItemsList().stream()
        .map(item ->
            "%d %s %d"
                .formatted(
                    item.getQuantity(),
                    item.getPhase(),
                    Amounts.minorUnits("unitPrice", item.getUnitPrice())))
        .toList();
  }
}
