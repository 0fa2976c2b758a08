package id.karcis.booking.tickettype;

import id.karcis.booking.event.Phase;
import id.karcis.booking.stock.PhaseQuantities;
import id.karcis.booking.stock.StandingStock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the counters of selling in step with the quantities of a ticket type. Locks in the order
/// of selling: phases, then places.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Quantities {

  private final PhaseQuantities phases;
  private final StandingStock places;

  Quantities(PhaseQuantities phases, StandingStock places) {
    this.phases = phases;
    this.places = places;
  }

  /// Refuses RESOURCE_IN_USE for a quantity below what is sold or held. A type with numbered seats
  /// has no stock of places.
  void follow(TicketType type) {
    phases.follow(
        type.eventId(),
        type.id(),
        type.phases().stream().map(Phase::name).collect(Collectors.toSet()),
        type.phases().stream()
            .filter(Phase::limited)
            .collect(Collectors.toMap(Phase::name, Phase::quantity)));
    if (type.standing()) {
      places.set(type.eventId(), type.id(), type.quantity());
    } else {
      places.drop(type.eventId(), type.id());
    }
  }
}
