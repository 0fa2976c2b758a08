package id.karcis.booking.cart;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.admission.Admission;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.order.OpenSales;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds places on standing floors to carts, which nobody keeps until checkout.
@Component
class PlacesAdding {

  private final JdbcClient jdbc;
  private final OpenSales sales;
  private final Admission admission;
  private final CartWrites writes;
  private final DatabaseClock clock;

  PlacesAdding(
      JdbcClient jdbc,
      OpenSales sales,
      Admission admission,
      CartWrites writes,
      DatabaseClock clock) {
    this.jdbc = jdbc;
    this.sales = sales;
    this.admission = admission;
    this.writes = writes;
    this.clock = clock;
  }

  /// Adds places. Refuses NOT_FOUND for an unknown ticket type or one of another event,
  /// INVALID_ARGUMENT for one of seats, EVENT_NOT_ON_SALE, NOT_ADMITTED, NO_PHASE_IN_FORCE, and as
  /// [CartWrites#addPlaces].
  ///
  /// @param eventId must be the ticket type's, if given
  void add(UUID userId, UUID call, Optional<UUID> eventId, UUID ticketTypeId, int quantity) {
    var unknown = Refusals.notFound("ticketType", ticketTypeId.toString());
    var ofType =
        jdbc.sql("SELECT event_id FROM ticket_types WHERE id = :id")
            .param("id", ticketTypeId)
            .query(UUID.class)
            .optional()
            .filter(id -> eventId.isEmpty() || id.equals(eventId.get()))
            .orElseThrow(() -> unknown);
    var sale = sales.open(ofType, clock.instant());
    admission.require(sale, userId);
    requireOpen(sale.ticketType(ticketTypeId).orElseThrow(() -> unknown));
    writes.addPlaces(userId, call, ofType, ticketTypeId, quantity);
  }

  private void requireOpen(TicketTypeSale type) {
    if (!type.standing()) {
      throw Refusals.invalid(
          "ticketTypeId",
          type.id().toString(),
          "a ticket type of a standing floor; add seats by seatIds");
    }
    if (type.priceAt(clock.instant()).isEmpty()) {
      throw noPhase(type);
    }
  }

  private static Refusal noPhase(TicketTypeSale type) {
    return Refusals.failedPrecondition(
        ErrorReason.NO_PHASE_IN_FORCE,
        "no phase of ticket type %s is in force now".formatted(type.id()),
        Map.of("ticketTypeId", type.id().toString()));
  }
}
