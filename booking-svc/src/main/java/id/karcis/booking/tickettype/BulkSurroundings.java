package id.karcis.booking.tickettype;

import id.karcis.booking.event.EventTerms;
import id.karcis.booking.venue.HallCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the events of a file are like; it stays until the transaction ends.
///
/// @param events by id; unknown ones are absent
/// @param halls by venue
/// @param taken names and categories of ticket types that the events have
record BulkSurroundings(
    Map<UUID, EventTerms> events, Map<UUID, List<HallCategory>> halls, Set<Known> taken) {

  BulkSurroundings {
    events = Map.copyOf(events);
    halls = Map.copyOf(halls);
    taken = Set.copyOf(taken);
  }

  /// Something that only one ticket type of an event may have.
  ///
  /// @param field `name` or `seatCategory`
  record Known(UUID eventId, String field, String value) {}

  List<HallCategory> hall(UUID venueId) {
    return halls.getOrDefault(venueId, List.of());
  }

  boolean taken(UUID eventId, String field, String value) {
    return taken.contains(new Known(eventId, field, value));
  }
}
