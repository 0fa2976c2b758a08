package id.karcis.booking.hold;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.seat.HoldOutcome;
import id.karcis.booking.seat.SeatStates;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.platform.error.Refusals;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// Holds the best seats that are left.
@Component
public class BestHolding {

  private static final int MAX_ATTEMPTS = 6;

  /// Whoever loses takes one of the next best at random, of more of them with each attempt, so that
  /// a crowd spreads out instead of running after the same seats.
  private static final int SPREAD_PER_ATTEMPT = 8;

  private final EventSales sales;
  private final HallLayouts layouts;
  private final SeatStates states;
  private final Holding holding;

  BestHolding(EventSales sales, HallLayouts layouts, SeatStates states, Holding holding) {
    this.sales = sales;
    this.layouts = layouts;
    this.states = states;
    this.holding = holding;
  }

  /// Refuses as [Holding#hold] does, NOT_FOUND when the hall has no seats of the category, and
  /// SOLD_OUT when too few are left. SEAT_UNAVAILABLE when others were faster every time.
  public Hold hold(UUID userId, UUID holdId, UUID eventId, int quantity, String seatCategory) {
    var sale = sales.recent(eventId);
    var best = BestSeats.of(layouts.of(sale.venueId(), sale.seatMapVersion()), seatCategory);
    if (!best.exist()) {
      throw Refusals.notFound("seat category", seatCategory);
    }
    holding.requireOpen(sale, userId);
    var type = holding.typeOnSale(sale, seatCategory);
    for (var attempt = 0; ; attempt++) {
      var taken = states.all(eventId).takenIds();
      var chosen =
          best.choose(quantity, taken, rank(attempt))
              .orElseThrow(() -> HoldRefusals.soldOut(type, best.free(taken), quantity));
      var outcome = holding.decide(userId, holdId, eventId, chosen);
      if (!(outcome instanceof HoldOutcome.SeatsTaken) || attempt + 1 == MAX_ATTEMPTS) {
        return Holding.answer(userId, holdId, eventId, chosen, outcome);
      }
    }
  }

  private static int rank(int attempt) {
    return ThreadLocalRandom.current().nextInt(attempt * SPREAD_PER_ATTEMPT + 1);
  }
}
