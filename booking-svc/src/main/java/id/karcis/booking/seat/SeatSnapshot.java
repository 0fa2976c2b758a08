package id.karcis.booking.seat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How all seats of an event stand at one moment.
///
/// @param version rises with every commit that changes a seat of the event; an expired hold shows
///   as AVAILABLE at once and raises it when it is tidied up
/// @param taken state of every seat that is not AVAILABLE
public record SeatSnapshot(long version, Map<UUID, SeatState> taken) {

  /// The state of a seat of the event's hall.
  public SeatState state(UUID seatId) {
    return taken.getOrDefault(seatId, SeatState.AVAILABLE);
  }

  /// Seats that are not AVAILABLE.
  public Set<UUID> takenIds() {
    return taken.keySet();
  }
}
