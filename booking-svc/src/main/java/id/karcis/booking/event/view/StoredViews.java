package id.karcis.booking.event.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Views that are written down.
@Component
class StoredViews {

  /// How long it is known that a batch was added. A batch that nobody adds lives shorter.
  static final Duration MEMORY = Duration.ofDays(7);

  private static final String MARK =
      """
      INSERT INTO view_batches (id, create_time) VALUES (:id, now()) ON CONFLICT DO NOTHING
      """;

  /// In order of id, so that two batches wait for each other and not in a circle. Events that are
  /// gone take their views along.
  private static final String ADD =
      """
      WITH living AS MATERIALIZED (
        SELECT id FROM events WHERE id = ANY (:events) ORDER BY id FOR KEY SHARE)
      INSERT INTO event_views AS v (event_id, view_count)
      SELECT living.id, counted.views
      FROM living JOIN unnest(:events, :views) AS counted (event_id, views)
        ON counted.event_id = living.id
      ORDER BY living.id
      ON CONFLICT (event_id) DO UPDATE SET view_count = v.view_count + EXCLUDED.view_count
      RETURNING v.event_id, v.view_count
      """;

  private static final String MOST_VIEWED =
      """
      SELECT w.event_id FROM event_views w JOIN events e ON e.id = w.event_id
      WHERE e.status = 'PUBLISHED' AND e.end_time > now()
      ORDER BY w.view_count DESC, w.event_id DESC LIMIT :most
      """;

  private final JdbcClient jdbc;

  StoredViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Views of an event.
  long count(UUID eventId) {
    return jdbc.sql("SELECT view_count FROM event_views WHERE event_id = :id")
        .param("id", eventId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// Adds a batch and returns how many views its events have now; nothing for a batch that was
  /// added before, by whomever.
  @Transactional
  public Map<UUID, Long> add(ViewBatch batch) {
    if (jdbc.sql(MARK).param("id", batch.id()).update() == 0) {
      return Map.of();
    }
    var events = List.copyOf(batch.counts().keySet());
    var views = events.stream().map(batch.counts()::get).toArray();
    var stored = new HashMap<UUID, Long>();
    jdbc.sql(ADD)
        .param("events", new SqlArrayValue("uuid", events.toArray()))
        .param("views", new SqlArrayValue("bigint", views))
        .query((ResultSet row) -> put(stored, row));
    return stored;
  }

  private static void put(Map<UUID, Long> stored, ResultSet row) throws SQLException {
    stored.put(row.getObject("event_id", UUID.class), row.getLong("view_count"));
  }

  /// Forgets which batches were added long ago.
  void forget() {
    jdbc.sql("DELETE FROM view_batches WHERE create_time < now() - make_interval(secs => :age)")
        .param("age", (double) MEMORY.toSeconds())
        .update();
  }

  /// Published events that are not over, by all their views.
  List<UUID> mostViewed(int most) {
    return jdbc.sql(MOST_VIEWED).param("most", most).query(StoredViews::id).list();
  }

  /// Those of the events that are published and not over, in the same order.
  List<UUID> onlyOpen(List<UUID> eventIds) {
    return jdbc.sql(
            """
            SELECT e.id FROM unnest(:ids) WITH ORDINALITY AS asked (id, place)
            JOIN events e ON e.id = asked.id
            WHERE e.status = 'PUBLISHED' AND e.end_time > now() ORDER BY asked.place
            """)
        .param("ids", new SqlArrayValue("uuid", eventIds.toArray()))
        .query(StoredViews::id)
        .list();
  }

  private static UUID id(ResultSet row, int number) throws SQLException {
    return row.getObject(1, UUID.class);
  }
}
