package id.karcis.booking.seat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells how the seats of an event stand now, by the database's clock. Each call is one statement,
/// hence one moment.
@Component
public class SeatStates {

  private static final String ALL =
      """
      SELECT seat_id, version,
             CASE WHEN state = 'FREE' OR (state = 'HELD' AND expire_time <= now())
                  THEN 'AVAILABLE' ELSE state END AS state
      FROM seat_claims WHERE event_id = :event
      """;

  private static final String SOME =
      """
      SELECT seat_id, state, user_id, hold_id, expire_time
      FROM seat_claims
      WHERE event_id = :event AND seat_id = ANY (:seats)
        AND NOT (state = 'FREE' OR (state = 'HELD' AND expire_time <= now()))
      """;

  private final JdbcClient jdbc;

  SeatStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All seats of an event.
  public SeatSnapshot all(UUID eventId) {
    return jdbc.sql(ALL).param("event", eventId).query(SeatStates::snapshot);
  }

  /// The seats asked for, in that order, each once.
  public List<SeatClaim> of(UUID eventId, List<UUID> seatIds) {
    Map<UUID, SeatClaim> found =
        jdbc
            .sql(SOME)
            .param("event", eventId)
            .param("seats", ClaimStatements.array(seatIds))
            .query(SeatStates::claim)
            .list()
            .stream()
            .collect(Collectors.toMap(SeatClaim::seatId, Function.identity()));
    return seatIds.stream().map(id -> found.getOrDefault(id, SeatClaim.free(id))).toList();
  }

  private static SeatSnapshot snapshot(ResultSet rows) throws SQLException {
    var version = 0L;
    var taken = new HashMap<UUID, SeatState>();
    while (rows.next()) {
      version += rows.getLong("version");
      var state = SeatState.valueOf(rows.getString("state"));
      if (state != SeatState.AVAILABLE) {
        taken.put(rows.getObject("seat_id", UUID.class), state);
      }
    }
    return new SeatSnapshot(version, taken);
  }

  private static SeatClaim claim(ResultSet row, int number) throws SQLException {
    var expireTime = row.getObject("expire_time", OffsetDateTime.class);
    return new SeatClaim(
        row.getObject("seat_id", UUID.class),
        SeatState.valueOf(row.getString("state")),
        row.getObject("user_id", UUID.class),
        row.getObject("hold_id", UUID.class),
        expireTime == null ? null : expireTime.toInstant());
  }
}
