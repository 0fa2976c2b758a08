package id.karcis.booking.event;

import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events are asked for. A filter that is null, or a price of 0, lets all pass.
///
/// @param filters what a next page must have in common with this one
/// @param minPrice of a ticket now, in whole units of the event's currency
/// @param maxPrice of the same ticket
record EventQuery(
    String filters,
    @Nullable UUID categoryId,
    @Nullable UUID locationId,
    @Nullable UUID venueId,
    @Nullable EventStatus status,
    @Nullable Instant startAfter,
    @Nullable Instant startBefore,
    long minPrice,
    long maxPrice,
    EventOrder order,
    int size,
    Optional<Position> after) {

  /// Where the page before ended.
  ///
  /// @param value of the column that is ordered by, as a parameter of SQL
  record Position(Object value, UUID id) {}

  boolean filtersByPrice() {
    return minPrice > 0 || maxPrice > 0;
  }

  Slice<Event> slice(List<Event> rows) {
    return Slice.of(
        rows,
        size,
        last -> PageTokens.encode(filters, List.of(order.remember(last), last.id().toString())));
  }
}
