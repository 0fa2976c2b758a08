package id.karcis.booking.event;

import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.audit.AuditLog;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Loads what a crowd will ask of an event into the memory of this instance: its facts, ticket
/// types and prices, which stay fresh by being read again each second, and the hall, which stays.
@Component
class Preloading {

  private final EventSales sales;
  private final HallLayouts layouts;
  private final AuditLog audit;

  /// What was loaded.
  record Loaded(UUID eventId, int ticketTypes, int seats) {}

  Preloading(EventSales sales, HallLayouts layouts, AuditLog audit) {
    this.sales = sales;
    this.layouts = layouts;
    this.audit = audit;
  }

  /// Refuses NOT_FOUND for an unknown event.
  @Transactional
  public Loaded load(UUID eventId) {
    var sale = sales.warm(eventId);
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    audit.record("PreloadEvent", "Event", eventId.toString(), Map.of());
    return new Loaded(eventId, sale.ticketTypes().size(), layout.seatCount());
  }
}
