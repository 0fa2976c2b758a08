package id.karcis.booking.dashboard;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.persistence.DatabaseClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the dashboard together, all of it from one snapshot of the database.
@Component
class DashboardReading {

  private final EventSales sales;
  private final HallLayouts layouts;
  private final FigureQueries figures;
  private final SectionQueries sections;
  private final DatabaseClock clock;

  DashboardReading(
      EventSales sales,
      HallLayouts layouts,
      FigureQueries figures,
      SectionQueries sections,
      DatabaseClock clock) {
    this.sales = sales;
    this.layouts = layouts;
    this.figures = figures;
    this.sections = sections;
    this.clock = clock;
  }

  /// Days that a caller asks for; empty texts for the defaults.
  record Days(String start, String end) {}

  /// Refuses NOT_FOUND for an unknown event, INVALID_FIELD as [Period] says.
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  Figures read(Optional<UUID> event, Days days) {
    var now = clock.instant();
    return event.isPresent() ? ofEvent(sales.fresh(event.get()), days, now) : ofAll(days, now);
  }

  private Figures ofEvent(EventSale event, Days days, Instant now) {
    var id = Optional.of(event.eventId());
    var hall = layouts.of(event.venueId(), event.seatMapVersion());
    return new Figures(
        id,
        now,
        figures.capacity(id),
        figures.totals(id),
        sections.of(event, hall),
        figures.days(id, period(days, now, ZoneId.of(event.timeZone()))),
        figures.phases(event.eventId()),
        figures.latest(id));
  }

  private Figures ofAll(Days days, Instant now) {
    Optional<UUID> all = Optional.empty();
    return new Figures(
        all,
        now,
        figures.capacity(all),
        figures.totals(all),
        List.of(),
        figures.days(all, period(days, now, ZoneOffset.UTC)),
        List.of(),
        figures.latest(all));
  }

  private static Period period(Days days, Instant now, ZoneId zone) {
    return Period.of(days.start(), days.end(), now.atZone(zone).toLocalDate());
  }
}
