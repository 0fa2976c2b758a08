package id.karcis.booking.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import id.karcis.api.booking.v1.BlockSeatsRequest;
import id.karcis.api.booking.v1.Dashboard;
import id.karcis.api.booking.v1.Dashboard.DaySales;
import id.karcis.api.booking.v1.Dashboard.SectionOccupancy;
import id.karcis.api.booking.v1.Dashboard.Transaction;
import id.karcis.api.booking.v1.Dashboard.Transaction.Kind;
import id.karcis.api.booking.v1.DashboardServiceGrpc;
import id.karcis.api.booking.v1.GetDashboardRequest;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.UuidV7;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashboardContractTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  private Dashboard dashboard(GetDashboardRequest.Builder request) {
    return admin(DashboardServiceGrpc::newBlockingStub).getDashboard(request.build());
  }

  private static GetDashboardRequest.Builder of(TestShow show) {
    return GetDashboardRequest.newBuilder().setEventId(show.eventId().toString());
  }

  private static Money rupiah(long minor) {
    return Amounts.money(minor, "IDR");
  }

  @Test
  void tellsNothingOfAnEventThatSoldNothing() {
    var show = TestShow.create(jdbc, 2, 5);

    var told = dashboard(of(show));

    assertThat(told.getEventId()).isEqualTo(show.eventId().toString());
    assertThat(told.getRevenueList()).isEmpty();
    assertThat(told.getCapacity()).isEqualTo(7);
    assertThat(told.getOccupancy()).isZero();
    assertThat(told.getSectionsList())
        .containsExactly(section("Balkon", "VIP", 2), section("FESTIVAL", "FESTIVAL", 5));
    assertThat(told.getSalesByDayList()).isEmpty();
    assertThat(told.getSalesByPhaseList()).isEmpty();
    assertThat(told.getLatestTransactionsList()).isEmpty();
  }

  private static SectionOccupancy section(String name, String category, long capacity) {
    return SectionOccupancy.newBuilder()
        .setSection(name)
        .setSeatCategory(category)
        .setCapacity(capacity)
        .build();
  }

  @Test
  void countsWhatWasPaidAtOnce() {
    var show = TestShow.create(jdbc, 4, 6);
    var first = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    var second = paid(buyer, places(show, 3));
    var _ = orders(buyer).createOrder(places(show, 1));

    var told = dashboard(of(show));

    var revenue = 2 * TestShow.SEAT_PRICE + 3 * TestShow.PLACE_PRICE;
    assertThat(told.getRevenueList()).containsExactly(rupiah(revenue));
    assertThat(told.getGrossRevenueList()).containsExactly(rupiah(revenue));
    assertThat(told.getRefundedList()).containsExactly(rupiah(0));
    assertThat(told.getPaidOrderCount()).isEqualTo(2);
    assertThat(told.getTicketsSold()).isEqualTo(5);
    assertThat(told.getTicketsCancelled()).isZero();
    assertThat(told.getCapacity()).isEqualTo(10);
    assertThat(told.getOccupancy()).isEqualTo(0.5);
    assertThat(told.getSalesByPhaseList())
        .extracting(p -> p.getTicketTypeName() + p.getPhase() + p.getTicketsSold())
        .containsExactly("Tribun2", "Festival3");
    assertThat(told.getSalesByPhaseList())
        .extracting(p -> p.getRevenue())
        .containsExactly(rupiah(2 * TestShow.SEAT_PRICE), rupiah(3 * TestShow.PLACE_PRICE));
    assertThat(told.getLatestTransactionsList())
        .extracting(t -> t.getKind() + t.getOrderCode() + t.getTicketCount())
        .containsExactlyInAnyOrder("SALE" + first.getCode() + 2, "SALE" + second.getCode() + 3);
    assertThat(told.getLatestTransactionsList())
        .extracting(Transaction::getAmount)
        .containsExactlyInAnyOrder(first.getTotal(), second.getTotal());
  }

  @Test
  void tellsHowFullSectionsAre() {
    var show = TestShow.create(jdbc, 6, 8);
    var _ = paid(buyer, seats(show, show.seat(0)));
    var _ = paid(buyer, places(show, 2));
    var _ = orders(buyer).createOrder(seats(show, show.seat(1), show.seat(2)));
    var late = orders(buyer).createOrder(seats(show, show.seat(3)));
    var _ = orders(buyer).createOrder(places(show, 4));
    var latePlaces = orders(buyer).createOrder(places(show, 1));
    show.runOut(id(late)).runOut(id(latePlaces));
    var _ =
        admin(SeatServiceGrpc::newBlockingStub)
            .blockSeats(
                BlockSeatsRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(5).toString())
                    .build());

    assertThat(dashboard(of(show)).getSectionsList())
        .containsExactly(
            section("Balkon", "VIP", 6).toBuilder()
                .setSold(1)
                .setHeld(2)
                .setBlocked(1)
                .setOccupancy(1.0 / 6)
                .build(),
            section("FESTIVAL", "FESTIVAL", 8).toBuilder()
                .setSold(2)
                .setHeld(4)
                .setOccupancy(0.25)
                .build());
  }

  @Test
  void leavesOutSectionsThatAreNotForSale() {
    var show = TestShow.create(jdbc, 2, 5);
    show.change("DELETE FROM ticket_types WHERE id = ?", show.seatedType());

    assertThat(dashboard(of(show)).getSectionsList())
        .containsExactly(section("FESTIVAL", "FESTIVAL", 5));
  }

  @Test
  void namesTheDayOfTheEventsTimeZone() {
    var show = TestShow.create(jdbc, 0, 5);
    settle(show, 2, "2026-01-31T16:59:59Z");
    settle(show, 1, "2026-01-31T17:00:00Z");
    var days = of(show).setStartDate("2026-01-31").setEndDate("2026-02-01");

    assertThat(dashboard(days).getSalesByDayList())
        .containsExactly(day(2026, 1, 31, 2), day(2026, 2, 1, 1));
    assertThat(dashboard(days.setStartDate("2026-02-01")).getSalesByDayList())
        .containsExactly(day(2026, 2, 1, 1));
    assertThat(dashboard(of(show)).getSalesByDayList()).isEmpty();
    assertThat(dashboard(of(show)).getTicketsSold()).isEqualTo(3);
    var all = GetDashboardRequest.newBuilder();
    assertThat(
            dashboard(all.setStartDate("2026-01-31").setEndDate("2026-02-01")).getSalesByDayList())
        .containsExactly(day(2026, 1, 31, 3));
  }

  private void settle(TestShow show, int places, String paidTime) {
    var order = orders(buyer).createOrder(places(show, places));
    var request =
        money(order, UuidV7.next()).toBuilder()
            .setPaidTime(
                Timestamp.newBuilder().setSeconds(Instant.parse(paidTime).getEpochSecond()))
            .build();
    var _ = settlement().settleOrder(request);
  }

  private static DaySales day(int year, int month, int day, int places) {
    return DaySales.newBuilder()
        .setDate(Date.newBuilder().setYear(year).setMonth(month).setDay(day))
        .setTicketsSold(places)
        .addRevenue(rupiah(places * TestShow.PLACE_PRICE))
        .build();
  }

  @Test
  void listsTheLatestTransactionsNewestFirst() {
    var show = TestShow.create(jdbc, 0, 100);
    var codes = IntStream.range(0, 22).mapToObj(_ -> paid(buyer, places(show, 1))).toList();
    for (int i = 0; i < codes.size(); i++) {
      show.change(
          "UPDATE sale_transactions SET time = now() - make_interval(mins => ?) WHERE id = ?",
          i,
          id(codes.get(i)));
    }

    var expected = codes.stream().limit(20).map(order -> order.getCode()).toList();
    assertThat(dashboard(of(show)).getLatestTransactionsList())
        .extracting(Transaction::getOrderCode)
        .isEqualTo(expected);
    assertThat(dashboard(GetDashboardRequest.newBuilder()).getLatestTransactionsList())
        .hasSize(20)
        .extracting(Transaction::getEventId)
        .contains(show.eventId().toString());
  }

  @Test
  void tellsOfAllEventsWithoutTheirParts() {
    var show = TestShow.create(jdbc, 1, 5);
    var before = dashboard(GetDashboardRequest.newBuilder());
    var _ = paid(buyer, places(show, 2));

    var after = dashboard(GetDashboardRequest.newBuilder());

    assertThat(after.getEventId()).isEmpty();
    assertThat(after.getTicketsSold() - before.getTicketsSold()).isEqualTo(2);
    assertThat(after.getPaidOrderCount() - before.getPaidOrderCount()).isEqualTo(1);
    assertThat(minor(after) - minor(before)).isEqualTo(2 * TestShow.PLACE_PRICE);
    assertThat(after.getCapacity()).isEqualTo(before.getCapacity()).isGreaterThanOrEqualTo(6);
    assertThat(after.getSectionsList()).isEmpty();
    assertThat(after.getSalesByPhaseList()).isEmpty();
    assertThat(after.getSalesByDayList()).isNotEmpty();
    show.change("UPDATE events SET status = 'CANCELLED' WHERE id = ?", show.eventId());
    assertThat(dashboard(GetDashboardRequest.newBuilder()).getCapacity())
        .isEqualTo(after.getCapacity() - 6);
  }

  private static long minor(Dashboard dashboard) {
    return dashboard.getRevenueList().stream()
        .filter(money -> money.getCurrencyCode().equals("IDR"))
        .mapToLong(money -> Amounts.minorUnits("revenue", money))
        .sum();
  }

  @Test
  void refusesPeriodsThatAreNone() {
    var show = TestShow.create(jdbc, 0, 1);
    for (var wrong :
        List.of(
            of(show).setStartDate("2026-02-30"),
            of(show).setStartDate("2026-03-02").setEndDate("2026-03-01"),
            of(show).setStartDate("2025-03-01").setEndDate("2026-03-02"),
            of(show).setStartDate("tomorrow"))) {
      var refusal = refusal(() -> dashboard(wrong));
      assertThat(refusal.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
      assertThat(refusal.violations())
          .extracting(FieldViolation::field)
          .containsExactly("startDate");
    }
    assertThat(refusal(() -> dashboard(of(show).setEndDate("2026-13-01"))).violations())
        .extracting(FieldViolation::field)
        .containsExactly("endDate");
    assertThat(dashboard(of(show).setStartDate("2025-03-01").setEndDate("2026-03-01"))).isNotNull();
  }

  @Test
  void isForAdminsAndKnownEvents() {
    var request = GetDashboardRequest.getDefaultInstance();
    assertThat(
            refusal(() -> stranger(DashboardServiceGrpc::newBlockingStub).getDashboard(request))
                .code())
        .isEqualTo(Code.PERMISSION_DENIED);
    assertThat(
            refusal(() -> anonymous(DashboardServiceGrpc::newBlockingStub).getDashboard(request))
                .code())
        .isEqualTo(Code.UNAUTHENTICATED);
    var unknown = GetDashboardRequest.newBuilder().setEventId(UUID.randomUUID().toString());
    assertThat(refusal(() -> dashboard(unknown)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> dashboard(GetDashboardRequest.newBuilder().setEventId("x"))).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void showsRefundsAsTheyHappen() {
    var show = TestShow.create(jdbc, 0, 5);
    var order = paid(buyer, places(show, 2));
    assertThat(dashboard(of(show)).getLatestTransactions(0).getKind()).isEqualTo(Kind.SALE);
    // The payment goes back as a whole, as payment-svc tells it.
    RefundsOf.order(settlement(), order);

    var told = dashboard(of(show));

    assertThat(told.getRevenueList()).containsExactly(rupiah(0));
    assertThat(told.getRefundedList()).containsExactly(order.getTotal());
    assertThat(told.getPaidOrderCount()).isEqualTo(1);
    assertThat(told.getTicketsSold()).isZero();
    assertThat(told.getTicketsCancelled()).isEqualTo(2);
    assertThat(told.getLatestTransactions(0).getKind()).isEqualTo(Kind.REFUND);
    assertThat(told.getLatestTransactions(0).getAmount()).isEqualTo(order.getTotal());
    assertThat(told.getLatestTransactions(0).getTicketCount()).isEqualTo(2);
    assertThat(told.getSections(1).getSold()).isZero();
  }
}
