package id.karcis.booking.tickettype;

import id.karcis.booking.event.PhaseSales;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A ticket type with what it shows of its event and its sales.
///
/// @param sold tickets that are paid for
/// @param soldInPhases the same by the phase in which they were ordered
record TicketTypeView(
    TicketType type,
    String currencyCode,
    int sold,
    Map<String, Integer> soldInPhases,
    PhaseSales phases) {

  TicketTypeView {
    soldInPhases = Map.copyOf(soldInPhases);
  }

  /// The phase in force at `moment`, if there is one.
  Optional<String> phaseAt(Instant moment) {
    return phases.inForce(moment).map(phase -> phase.name());
  }

  /// The price at `moment`, if it is on sale then.
  OptionalLong priceAt(Instant moment) {
    return phases.priceAt(moment, type.priceMinor());
  }
}
