package id.karcis.booking.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds events. The statement is put together of constant parts only; values are parameters.
@Component
class EventSearch {

  private final JdbcClient jdbc;

  EventSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns the ids of a page, with one to spare if there are more.
  List<UUID> find(EventQuery query, boolean drafts) {
    var statement = new Statement(query.order());
    statement.conditions.add(drafts ? "true" : "e.status <> 'DRAFT'");
    statement.filter("e.category_id = :categoryId", "categoryId", query.categoryId());
    statement.filter("v.location_id = :locationId", "locationId", query.locationId());
    statement.filter("e.venue_id = :venueId", "venueId", query.venueId());
    if (query.status() != null) {
      statement.conditions.add(query.status().condition());
    }
    statement.filter("e.start_time >= :startAfter", "startAfter", time(query.startAfter()));
    statement.filter("e.start_time < :startBefore", "startBefore", time(query.startBefore()));
    if (query.filtersByPrice()) {
      PricesNow.filter(query, statement.conditions, statement.parameters);
    }
    query.after().ifPresent(statement::continueAfter);
    return jdbc.sql(statement.sql())
        .params(statement.parameters)
        .param("limit", query.size() + 1)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  private static final class Statement {

    final EventOrder order;
    final List<String> conditions = new ArrayList<>();
    final Map<String, Object> parameters = new HashMap<>();

    Statement(EventOrder order) {
      this.order = order;
    }

    void filter(String condition, String parameter, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(parameter, value);
      }
    }

    void continueAfter(EventQuery.Position position) {
      conditions.add(
          "(%s, e.id) %s (%s, :afterId)".formatted(order.column, order.comparison(), order.cursor));
      parameters.put("after", position.value());
      parameters.put("afterId", position.id());
    }

    String sql() {
      return """
      SELECT e.id FROM events e JOIN venues v ON v.id = e.venue_id
      WHERE %s
      ORDER BY %s %s, e.id %s
      LIMIT :limit
      """
          .formatted(
              String.join(" AND ", conditions), order.column, order.direction(), order.direction());
    }
  }
}
