package id.karcis.booking.seat;

import id.karcis.booking.venue.HallSection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

/// What differs between two looks at the seats of an event.
///
/// @param seats those with another state, and it
/// @param standing sections with another number of tickets left, and it
record SeatDelta(Map<UUID, SeatState> seats, Map<String, Integer> standing) {

  SeatDelta {
    seats = Map.copyOf(seats);
    standing = Map.copyOf(standing);
  }

  static SeatDelta between(EventSeats before, EventSeats after) {
    return new SeatDelta(seats(before.seats(), after), standing(before, after));
  }

  boolean isEmpty() {
    return seats.isEmpty() && standing.isEmpty();
  }

  private static Map<UUID, SeatState> seats(SeatSnapshot before, EventSeats after) {
    var known = new HashSet<>(before.takenIds());
    known.addAll(after.seats().takenIds());
    var changed = new HashMap<UUID, SeatState>();
    for (var id : known) {
      var state = after.seats().state(id);
      // Claims of a draft may be of a hall that it has left.
      if (state != before.state(id) && after.layout().seat(id).isPresent()) {
        changed.put(id, state);
      }
    }
    return changed;
  }

  private static Map<String, Integer> standing(EventSeats before, EventSeats after) {
    var earlier = placesLeft(before);
    var changed = placesLeft(after);
    changed.entrySet().removeIf(floor -> floor.getValue().equals(earlier.get(floor.getKey())));
    return changed;
  }

  private static Map<String, Integer> placesLeft(EventSeats seats) {
    var left = new HashMap<String, Integer>();
    for (HallSection section : seats.layout().sections()) {
      if (section.standing()) {
        left.put(section.name(), seats.placesLeft(section.seatCategory()));
      }
    }
    return left;
  }
}
