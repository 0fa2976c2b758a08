package id.karcis.booking.event;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.validation.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement that finds events, put together of constant parts only; values are parameters. Not
/// for several threads.
final class EventStatement {

  private static final String NO_RANK = "0";

  private final EventOrder order;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();
  private String rank = NO_RANK;

  EventStatement(EventOrder order) {
    this.order = order;
  }

  void require(String condition) {
    conditions.add(condition);
  }

  void filter(EventFilter filter) {
    require("e.category_id = :categoryId", "categoryId", filter.categoryId());
    require("v.location_id = :locationId", "locationId", filter.locationId());
    require("e.venue_id = :venueId", "venueId", filter.venueId());
    require("e.start_time >= :startAfter", "startAfter", time(filter.startAfter()));
    require("e.start_time < :startBefore", "startBefore", time(filter.startBefore()));
    if (filter.status() != null) {
      require(filter.status().condition());
    }
    if (!filter.season().isEmpty()) {
      season(filter.season());
    }
    if (filter.hasPrice()) {
      PricesNow.filter(filter, conditions, parameters);
    }
  }

  private void season(String idOrName) {
    try {
      require("e.season_id = :season", "season", Ids.uuid("season", idOrName));
    } catch (Refusal _) {
      require(
          "e.season_id = (SELECT id FROM seasons WHERE lower(name) = lower(:season))",
          "season",
          idOrName);
    }
  }

  void match(NameMatch match) {
    require(match.condition());
    parameters.putAll(match.parameters());
    rank = match.rank();
  }

  void continueAfter(EventQuery.Position position) {
    require(
        "(%s, e.id) %s (%s, :afterId)"
            .formatted(
                keys(order.column),
                order.comparison(),
                ranked() ? ":rank, " + order.cursor : order.cursor));
    parameters.put("rank", -position.rank());
    parameters.put("after", position.value());
    parameters.put("afterId", position.id());
  }

  /// Better matches come first, in an order that ascends.
  private String keys(String column) {
    return ranked() ? "-" + rank + ", " + column : column;
  }

  private boolean ranked() {
    return !rank.equals(NO_RANK);
  }

  private void require(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(parameter, value);
    }
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  String sql() {
    var direction = order.direction();
    return """
    SELECT e.id, %s AS rank FROM events e JOIN venues v ON v.id = e.venue_id
    WHERE %s
    ORDER BY %s %s, e.id %s
    LIMIT :limit
    """
        .formatted(
            rank, String.join(" AND ", conditions), keys(order.column), direction, direction);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
