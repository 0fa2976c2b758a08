package id.karcis.booking.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event must be like to be listed. What is null, a price of 0 and an empty text let all
/// pass.
///
/// @param season id of a season or its name, whatever its case
/// @param minPrice of a ticket now, in whole units of the event's currency
/// @param maxPrice of the same ticket
record EventFilter(
    @Nullable UUID categoryId,
    @Nullable UUID locationId,
    @Nullable UUID venueId,
    String season,
    @Nullable EventStatus status,
    @Nullable Instant startAfter,
    @Nullable Instant startBefore,
    long minPrice,
    long maxPrice) {

  static EventFilter ofCategory(UUID id) {
    return new EventFilter(id, null, null, "", null, null, null, 0, 0);
  }

  static EventFilter ofLocation(UUID id) {
    return new EventFilter(null, id, null, "", null, null, null, 0, 0);
  }

  boolean hasPrice() {
    return minPrice > 0 || maxPrice > 0;
  }
}
