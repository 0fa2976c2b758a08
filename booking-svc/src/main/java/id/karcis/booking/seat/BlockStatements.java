package id.karcis.booking.seat;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The statements by which the organizer keeps seats back. Rows are locked in order of seat id, as
/// by everybody.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BlockStatements {

  /// ON CONFLICT locks also the rows that it then leaves alone, so what is read next stays true.
  private static final String BLOCK =
      """
      INSERT INTO seat_claims AS c (event_id, seat_id, state)
      SELECT :event, wanted.seat_id, 'BLOCKED' FROM unnest(:seats) AS wanted (seat_id)
      ORDER BY wanted.seat_id
      ON CONFLICT (event_id, seat_id) DO UPDATE
      SET state = 'BLOCKED', user_id = NULL, hold_id = NULL, order_id = NULL, expire_time = NULL,
          version = c.version + 1
      WHERE c.state = 'FREE' OR (c.state = 'HELD' AND c.expire_time <= now())
      """;

  private static final String NOT_BLOCKED =
      """
      SELECT c.seat_id
      FROM seat_claims c
      JOIN unnest(:seats) WITH ORDINALITY AS wanted (seat_id, position) USING (seat_id)
      WHERE c.event_id = :event AND c.state <> 'BLOCKED'
      ORDER BY wanted.position
      """;

  private static final String LOCK =
      """
      SELECT seat_id FROM seat_claims
      WHERE event_id = :event AND seat_id = ANY (:seats)
      ORDER BY seat_id FOR UPDATE
      """;

  private static final String UNBLOCK =
      """
      UPDATE seat_claims SET state = 'FREE', version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats) AND state = 'BLOCKED'
      """;

  private static final String VERSION =
      "SELECT coalesce(sum(version), 0) FROM seat_claims WHERE event_id = :event";

  private final JdbcClient jdbc;

  BlockStatements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Blocks those of the seats that are free and returns how many.
  int block(UUID eventId, Collection<UUID> seatIds) {
    return on(BLOCK, eventId, seatIds).update();
  }

  /// Those of the seats that are claimed otherwise, in the order given.
  List<UUID> notBlocked(UUID eventId, Collection<UUID> seatIds) {
    return on(NOT_BLOCKED, eventId, seatIds)
        .query((row, _) -> row.getObject("seat_id", UUID.class))
        .list();
  }

  /// Frees those of the seats that are blocked and returns how many.
  int unblock(UUID eventId, Collection<UUID> seatIds) {
    on(LOCK, eventId, seatIds).query(UUID.class).list();
    return on(UNBLOCK, eventId, seatIds).update();
  }

  /// Version of all seats of the event.
  long version(UUID eventId) {
    return jdbc.sql(VERSION).param("event", eventId).query(Long.class).single();
  }

  private JdbcClient.StatementSpec on(String sql, UUID eventId, Collection<UUID> seatIds) {
    return jdbc.sql(sql).param("event", eventId).param("seats", ClaimStatements.array(seatIds));
  }
}
