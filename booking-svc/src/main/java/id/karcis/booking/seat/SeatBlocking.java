package id.karcis.booking.seat;

import id.karcis.booking.event.EventDirectory;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps seats back from buyers and puts them on sale again, at any time in an event's life.
@Component
class SeatBlocking {

  private final EventSales sales;
  private final EventDirectory events;
  private final HallLayouts layouts;
  private final BlockStatements statements;
  private final SeatChanges changes;
  private final AuditLog audit;

  /// What came of it.
  ///
  /// @param changed seats that have another state now
  /// @param version of the event's seats afterwards
  record Changed(UUID eventId, int changed, long version) {}

  SeatBlocking(
      EventSales sales,
      EventDirectory events,
      HallLayouts layouts,
      BlockStatements statements,
      SeatChanges changes,
      AuditLog audit) {
    this.sales = sales;
    this.events = events;
    this.layouts = layouts;
    this.statements = statements;
    this.changes = changes;
    this.audit = audit;
  }

  /// Keeps all of the seats back or none. Refuses NOT_FOUND for an unknown event or a seat of
  /// another hall, SEAT_UNAVAILABLE for seats that are held or sold.
  @Transactional
  public Changed block(UUID eventId, List<UUID> seatIds) {
    requireSeats(eventId, seatIds);
    var changed = statements.block(eventId, seatIds);
    var taken = statements.notBlocked(eventId, seatIds);
    if (!taken.isEmpty()) {
      throw SeatRefusals.unavailable(taken);
    }
    return changed("BlockSeats", eventId, changed);
  }

  /// Puts those of the seats on sale again that were kept back. Refuses NOT_FOUND as [#block] does.
  @Transactional
  public Changed unblock(UUID eventId, List<UUID> seatIds) {
    requireSeats(eventId, seatIds);
    return changed("UnblockSeats", eventId, statements.unblock(eventId, seatIds));
  }

  /// The event's row is locked against changes first, so that a draft keeps its hall meanwhile.
  private void requireSeats(UUID eventId, List<UUID> seatIds) {
    var _ = events.fixedTerms(eventId);
    var sale = sales.fresh(eventId);
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    for (var id : seatIds) {
      if (layout.seat(id).isEmpty()) {
        throw Refusals.notFound("seat", id.toString());
      }
    }
  }

  private Changed changed(String action, UUID eventId, int seats) {
    changes.changed(eventId);
    audit.record(action, "Event", eventId.toString(), Map.of("seats", Integer.toString(seats)));
    return new Changed(eventId, seats, statements.version(eventId));
  }
}
