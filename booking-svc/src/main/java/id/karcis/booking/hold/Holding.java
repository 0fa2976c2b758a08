package id.karcis.booking.hold;

import id.karcis.booking.admission.Admission;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.limit.LimitRefusals;
import id.karcis.booking.seat.HoldCommand;
import id.karcis.booking.seat.HoldOutcome;
import id.karcis.booking.seat.SeatAllocator;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.booking.venue.HallSeat;
import id.karcis.platform.error.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Holds seats that a buyer names. Works in transactions of its own: never call it inside one.
@Component
public class Holding {

  private final EventSales sales;
  private final HallLayouts layouts;
  private final SeatAllocator allocator;
  private final Admission admission;
  private final Clock clock;

  Holding(
      EventSales sales,
      HallLayouts layouts,
      SeatAllocator allocator,
      Admission admission,
      Clock clock) {
    this.sales = sales;
    this.layouts = layouts;
    this.allocator = allocator;
    this.admission = admission;
    this.clock = clock;
  }

  /// Holds the seats, all or none, for as long as the event says. Refuses NOT_FOUND for an unknown
  /// event or a seat of another hall, EVENT_NOT_ON_SALE, NOT_ADMITTED, NO_PHASE_IN_FORCE,
  /// PURCHASE_LIMIT_EXCEEDED, SEAT_UNAVAILABLE, TOO_MANY_REQUESTS.
  ///
  /// @param holdId of the hold to be made, new
  /// @param seatIds 1 to [HoldCommand#MAX_SEATS], each once
  public Hold hold(UUID userId, UUID holdId, UUID eventId, List<UUID> seatIds) {
    return answer(userId, holdId, eventId, seatIds, decide(userId, holdId, eventId, seatIds));
  }

  /// Like [#hold], with the outcome left to the caller.
  HoldOutcome decide(UUID userId, UUID holdId, UUID eventId, List<UUID> seatIds) {
    var sale = sales.recent(eventId);
    var seats = seats(sale, seatIds);
    requireOpen(sale, userId);
    return allocator.hold(
        new HoldCommand(sale, holdId, userId, seatIds, ticketsPerType(sale, seats)));
  }

  /// Refuses unless this buyer may hold something of the event now.
  void requireOpen(EventSale sale, UUID userId) {
    sale.requireOnSale(clock.instant());
    admission.require(sale, userId);
  }

  /// The hold, or the refusal that tells why there is none.
  static Hold answer(
      UUID userId, UUID holdId, UUID eventId, List<UUID> seatIds, HoldOutcome outcome) {
    return switch (outcome) {
      case HoldOutcome.Held(Instant created, Instant expires) ->
          new Hold(holdId, eventId, userId, seatIds, Hold.State.ACTIVE, created, expires, null);
      case HoldOutcome.SeatsTaken(List<UUID> taken) -> throw HoldRefusals.seatsTaken(taken);
      case HoldOutcome.LimitExceeded(var limit) -> throw LimitRefusals.exceeded(limit);
    };
  }

  private List<HallSeat> seats(EventSale sale, List<UUID> seatIds) {
    var layout = layouts.of(sale.venueId(), sale.seatMapVersion());
    return seatIds.stream()
        .map(id -> layout.seat(id).orElseThrow(() -> Refusals.notFound("seat", id.toString())))
        .toList();
  }

  private Map<UUID, Integer> ticketsPerType(EventSale sale, List<HallSeat> seats) {
    return seats.stream()
        .collect(
            Collectors.toMap(
                seat -> typeOnSale(sale, seat.seatCategory()).id(), _ -> 1, Integer::sum));
  }

  /// The ticket type that sells seats of this category now.
  TicketTypeSale typeOnSale(EventSale sale, String seatCategory) {
    var type =
        sale.ticketTypeFor(seatCategory)
            .filter(t -> !t.standing())
            .orElseThrow(() -> HoldRefusals.categoryNotOnSale(sale, seatCategory));
    if (type.priceAt(clock.instant()).isEmpty()) {
      throw HoldRefusals.noPhaseInForce(type);
    }
    return type;
  }
}
