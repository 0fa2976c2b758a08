package id.karcis.booking.event;

import id.karcis.booking.catalog.Cursors;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which events are asked for.
///
/// @param fixed what a next page must have in common with this one
/// @param text what names should be like, best match first; empty for a list
/// @param order of the list, or of equal matches
record EventQuery(
    String fixed,
    EventFilter filter,
    String text,
    EventOrder order,
    int size,
    Optional<Position> after) {

  /// Where the page before ended.
  ///
  /// @param rank of its last event; 0 in a list
  /// @param value of the column that is ordered by, as a parameter of SQL
  record Position(int rank, Object value, UUID id) {}

  /// Reads the page fields of a request; refuses INVALID_ARGUMENT for bad ones.
  static EventQuery of(
      String fixed,
      EventFilter filter,
      String text,
      EventOrder order,
      int pageSize,
      String pageToken) {
    var after =
        PageTokens.decode(
            fixed,
            pageToken,
            p ->
                new Position(
                    Integer.parseInt(p.get(0)),
                    order.recall(Cursors.text(p.get(1))),
                    UUID.fromString(p.get(2))));
    return new EventQuery(fixed, filter, text.strip(), order, PageSizes.of(pageSize), after);
  }

  /// Rows to read: one more than is shown tells whether there is a next page.
  int limit() {
    return size + 1;
  }

  Slice<Event> slice(List<Event> rows, Map<UUID, Integer> ranks) {
    return Slice.of(rows, size, last -> token(last, ranks.getOrDefault(last.id(), 0)));
  }

  private String token(Event last, int rank) {
    return PageTokens.encode(
        fixed, List.of(Integer.toString(rank), order.remember(last), last.id().toString()));
  }
}
