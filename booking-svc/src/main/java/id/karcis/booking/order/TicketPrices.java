package id.karcis.booking.order;

import id.karcis.booking.event.PhaseSales.Share;
import id.karcis.booking.event.TicketTypeSale;
import java.time.Instant;
import java.util.List;

/// What tickets of one type cost that are bought together.
final class TicketPrices {

  private TicketPrices() {}

  /// So many tickets at one price.
  ///
  /// @param phase whose price it is; empty when the ticket type has none
  record Price(int tickets, long unitPriceMinor, String phase) {

    private static Price of(Share share) {
      return new Price(share.tickets(), share.phase().priceMinor(), share.phase().name());
    }
  }

  /// The prices of all of them, those of the phase in force first. Refuses NO_PHASE_IN_FORCE, and
  /// SOLD_OUT when the phases have not as many left.
  static List<Price> of(TicketTypeSale type, int tickets, Instant now) {
    if (type.phases().isEmpty()) {
      return List.of(new Price(tickets, type.priceMinor(), ""));
    }
    var shares = type.phases().shares(tickets, now);
    var left = shares.stream().mapToInt(Share::tickets).sum();
    if (left == tickets) {
      return shares.stream().map(Price::of).toList();
    }
    throw left > 0 || type.phases().usedUp(now)
        ? OrderRefusals.soldOut(type.id(), left, tickets)
        : OrderRefusals.noPhase(type.id());
  }
}
