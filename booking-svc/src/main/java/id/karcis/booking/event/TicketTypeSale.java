package id.karcis.booking.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What selling must know of a ticket type.
///
/// @param seatCategory the seat category it sells; no other ticket type of the event sells it
/// @param standing true for places on a floor, false for numbered seats
/// @param priceMinor price while there are no phases, in minor units of the event's currency
/// @param maxPerUser tickets of it that one buyer may own or hold; 0 for no limit of its own
/// @param quantity tickets on sale, sold ones included
/// @param phases with what was left of them when this was read
public record TicketTypeSale(
    UUID id,
    UUID eventId,
    String name,
    String seatCategory,
    boolean standing,
    long priceMinor,
    int maxPerUser,
    int quantity,
    PhaseSales phases) {

  /// The price of one ticket at `moment`, in minor units; empty when it has phases and none is in
  /// force then.
  public OptionalLong priceAt(Instant moment) {
    return phases.priceAt(moment, priceMinor);
  }

  /// The phase in force at `moment`, if there is one.
  public Optional<Phase> phaseAt(Instant moment) {
    return phases.inForce(moment);
  }
}
