package id.karcis.booking.dashboard;

import com.google.type.Date;
import id.karcis.api.booking.v1.Dashboard;
import id.karcis.api.booking.v1.Dashboard.DaySales;
import id.karcis.api.booking.v1.Dashboard.PhaseSales;
import id.karcis.api.booking.v1.Dashboard.SectionOccupancy;
import id.karcis.api.booking.v1.Dashboard.Transaction;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.dashboard.Figures.Day;
import id.karcis.booking.dashboard.Figures.Movement;
import id.karcis.booking.dashboard.Figures.PhaseOfType;
import id.karcis.booking.dashboard.Figures.Section;
import id.karcis.booking.dashboard.Figures.Totals;
import id.karcis.platform.money.Amounts;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// The dashboard on the wire.
final class DashboardProtos {

  private DashboardProtos() {}

  static Dashboard toProto(Figures figures) {
    var dashboard =
        Dashboard.newBuilder()
            .setEventId(figures.event().map(UUID::toString).orElse(""))
            .setAsOfTime(GrpcTimes.timestamp(figures.asOf()))
            .setTicketsSold(figures.living())
            .setCapacity(figures.capacity())
            .setOccupancy(occupancy(figures.living(), figures.capacity()));
    figures.totals().forEach(totals -> add(dashboard, totals));
    figures.sections().forEach(section -> dashboard.addSections(toProto(section)));
    figures.phases().forEach(phase -> dashboard.addSalesByPhase(toProto(phase)));
    figures.latest().forEach(movement -> dashboard.addLatestTransactions(toProto(movement)));
    return dashboard.addAllSalesByDay(days(figures.days())).build();
  }

  private static void add(Dashboard.Builder dashboard, Totals totals) {
    var currency = totals.currencyCode();
    dashboard
        .addRevenue(Amounts.money(totals.revenueMinor(), currency))
        .addGrossRevenue(Amounts.money(totals.grossMinor(), currency))
        .addRefunded(Amounts.money(totals.refundedMinor(), currency))
        .setPaidOrderCount(dashboard.getPaidOrderCount() + totals.orders())
        .setTicketsCancelled(dashboard.getTicketsCancelled() + totals.cancelled());
  }

  private static SectionOccupancy toProto(Section section) {
    return SectionOccupancy.newBuilder()
        .setSection(section.name())
        .setSeatCategory(section.seatCategory())
        .setCapacity(section.capacity())
        .setSold(section.sold())
        .setHeld(section.held())
        .setBlocked(section.blocked())
        .setOccupancy(occupancy(section.sold(), section.capacity()))
        .build();
  }

  /// One for each day, whatever the number of currencies.
  private static List<DaySales> days(List<Day> days) {
    var sales = new TreeMap<LocalDate, DaySales.Builder>();
    for (var day : days) {
      var one = sales.computeIfAbsent(day.date(), DashboardProtos::day);
      one.setTicketsSold(one.getTicketsSold() + day.sold())
          .setTicketsCancelled(one.getTicketsCancelled() + day.cancelled())
          .addRevenue(Amounts.money(day.revenueMinor(), day.currencyCode()));
    }
    return sales.values().stream().map(DaySales.Builder::build).toList();
  }

  private static DaySales.Builder day(LocalDate date) {
    return DaySales.newBuilder()
        .setDate(
            Date.newBuilder()
                .setYear(date.getYear())
                .setMonth(date.getMonthValue())
                .setDay(date.getDayOfMonth()));
  }

  private static PhaseSales toProto(PhaseOfType phase) {
    return PhaseSales.newBuilder()
        .setTicketTypeId(phase.ticketTypeId().toString())
        .setTicketTypeName(phase.ticketTypeName())
        .setPhase(phase.phase())
        .setTicketsSold(phase.living())
        .setRevenue(Amounts.money(phase.revenueMinor(), phase.currencyCode()))
        .build();
  }

  private static Transaction toProto(Movement movement) {
    return Transaction.newBuilder()
        .setKind(movement.refund() ? Transaction.Kind.REFUND : Transaction.Kind.SALE)
        .setOrderId(movement.orderId().toString())
        .setOrderCode(movement.orderCode())
        .setEventId(movement.eventId().toString())
        .setAmount(Amounts.money(movement.amountMinor(), movement.currencyCode()))
        .setTicketCount(movement.ticketCount())
        .setTime(GrpcTimes.timestamp(movement.time()))
        .build();
  }

  private static double occupancy(long sold, long capacity) {
    return capacity == 0 ? 0 : Math.clamp((double) sold / capacity, 0, 1);
  }
}
