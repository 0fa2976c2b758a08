package id.karcis.booking.seat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The statements by which a buyer gets seats.
@Component
class ClaimStatements {

  /// One statement for all seats and the hold itself. The look at the whole wish first costs a
  /// winner a few cached pages and saves a loser all locks and writes. What it cannot see yet, the
  /// key catches: ON CONFLICT waits for the other transaction and takes the row only if it is free
  /// then. The hold is written only if every seat was claimed, so no row back means: roll back.
  private static final String CLAIM =
      """
      WITH claimed AS (
        INSERT INTO seat_claims AS c (event_id, seat_id, state, user_id, hold_id, expire_time)
        SELECT :event, wanted.seat_id, 'HELD', :user, :hold,
               now() + make_interval(secs => :seconds)
        FROM unnest(:seats) AS wanted (seat_id)
        WHERE NOT EXISTS (
          SELECT FROM seat_claims t
          WHERE t.event_id = :event AND t.seat_id = ANY (:seats)
            AND NOT (t.state = 'FREE' OR (t.state = 'HELD' AND t.expire_time <= now())))
        ORDER BY wanted.seat_id
        ON CONFLICT (event_id, seat_id) DO UPDATE
        SET state = 'HELD', user_id = EXCLUDED.user_id, hold_id = EXCLUDED.hold_id,
            order_id = NULL, expire_time = EXCLUDED.expire_time, version = c.version + 1
        WHERE c.state = 'FREE' OR (c.state = 'HELD' AND c.expire_time <= now())
        RETURNING c.seat_id)
      INSERT INTO holds (id, event_id, user_id, seat_ids, state, create_time, expire_time)
      SELECT :hold, :event, :user, :seats, 'ACTIVE', now(),
             now() + make_interval(secs => :seconds)
      WHERE (SELECT count(*) FROM claimed) = cardinality(:seats)
      RETURNING create_time, expire_time
      """;

  private static final String TAKEN =
      """
      SELECT c.seat_id
      FROM seat_claims c
      JOIN unnest(:seats) WITH ORDINALITY AS wanted (seat_id, position) USING (seat_id)
      WHERE c.event_id = :event
        AND NOT (c.state = 'FREE' OR (c.state = 'HELD' AND c.expire_time <= now()))
      ORDER BY wanted.position
      """;

  private final JdbcClient jdbc;

  ClaimStatements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Holds the seats and writes the hold. Empty when a seat is not free: the transaction may then
  /// have claimed some of the seats and must be rolled back.
  Optional<HoldOutcome.Held> claim(HoldCommand command) {
    return jdbc.sql(CLAIM)
        .param("event", command.sale().eventId())
        .param("user", command.userId())
        .param("hold", command.holdId())
        .param("seats", array(command.seatIds()))
        .param("seconds", command.sale().holdDuration().toSeconds())
        .query(ClaimStatements::held)
        .optional();
  }

  /// Those of the seats that are not free now, in the order given.
  List<UUID> taken(UUID eventId, List<UUID> seatIds) {
    return jdbc.sql(TAKEN)
        .param("event", eventId)
        .param("seats", array(seatIds))
        .query((row, _) -> row.getObject("seat_id", UUID.class))
        .list();
  }

  static SqlArrayValue array(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  private static HoldOutcome.Held held(ResultSet row, int number) throws SQLException {
    return new HoldOutcome.Held(
        row.getObject("create_time", OffsetDateTime.class).toInstant(),
        row.getObject("expire_time", OffsetDateTime.class).toInstant());
  }
}
