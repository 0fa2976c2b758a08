package id.karcis.booking.hold;

import id.karcis.booking.seat.SeatChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tidies up holds that ran out: frees their seats, forgets what they counted against limits, marks
/// them EXPIRED. Nothing depends on it but the version of seat maps, for an expired hold is free
/// for whoever asks. It waits for no lock, so it can neither hold up a buyer nor deadlock; what is
/// locked is left to the next round.
@Component
class HoldSweep {

  /// Holds of one transaction; each has at most 20 seats.
  static final int BATCH = 200;

  private static final String DUE =
      """
      SELECT id, event_id, user_id FROM holds
      WHERE state = 'ACTIVE' AND expire_time <= now()
      ORDER BY expire_time LIMIT :batch FOR UPDATE SKIP LOCKED
      """;

  private static final String FREE_SEATS =
      """
      WITH due AS MATERIALIZED (
        SELECT c.event_id, c.seat_id
        FROM holds h
        CROSS JOIN unnest(h.seat_ids) AS held (seat_id)
        JOIN seat_claims c ON c.event_id = h.event_id AND c.seat_id = held.seat_id
        WHERE h.id = ANY (:holds) AND c.state = 'HELD' AND c.hold_id = h.id
        FOR UPDATE OF c SKIP LOCKED)
      UPDATE seat_claims c
      SET state = 'FREE', user_id = NULL, hold_id = NULL, order_id = NULL, expire_time = NULL,
          version = c.version + 1
      FROM due WHERE c.event_id = due.event_id AND c.seat_id = due.seat_id
      """;

  /// A hold of which a seat was locked just now stays due.
  private static final String MARK =
      """
      UPDATE holds h SET state = 'EXPIRED'
      WHERE h.id = ANY (:holds) AND NOT EXISTS (
        SELECT FROM seat_claims c
        WHERE c.event_id = h.event_id AND c.seat_id = ANY (h.seat_ids)
          AND c.state = 'HELD' AND c.hold_id = h.id)
      """;

  private static final String FORGET =
      """
      WITH due AS MATERIALIZED (
        SELECT b.ctid
        FROM buyer_claims b
        JOIN unnest(:events, :users, :holds) AS swept (event, buyer, hold)
          ON b.event_id = swept.event AND b.user_id = swept.buyer AND b.claim_id = swept.hold
        FOR UPDATE OF b SKIP LOCKED)
      DELETE FROM buyer_claims b USING due WHERE b.ctid = due.ctid
      """;

  private final JdbcClient jdbc;
  private final SeatChanges changes;

  private record Due(UUID id, UUID eventId, UUID userId) {}

  HoldSweep(JdbcClient jdbc, SeatChanges changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  /// Tidies up one batch and returns how many holds it marked.
  @Transactional
  public int sweep() {
    var due = jdbc.sql(DUE).param("batch", BATCH).query(HoldSweep::due).list();
    if (due.isEmpty()) {
      return 0;
    }
    var holds = array(due.stream().map(Due::id).toList());
    jdbc.sql(FREE_SEATS).param("holds", holds).update();
    jdbc.sql(FORGET)
        .param("events", array(due.stream().map(Due::eventId).toList()))
        .param("users", array(due.stream().map(Due::userId).toList()))
        .param("holds", holds)
        .update();
    due.stream().map(Due::eventId).distinct().forEach(changes::changed);
    return jdbc.sql(MARK).param("holds", holds).update();
  }

  private static SqlArrayValue array(List<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    return new Due(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getObject("user_id", UUID.class));
  }
}
