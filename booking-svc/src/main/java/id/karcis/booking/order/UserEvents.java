package id.karcis.booking.order;

import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.PageTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The events that a user has tickets of: the next one first, then past ones, latest first.
@Component
class UserEvents {

  /// The rank of an event is its start, in microseconds since 1970, turned round for past ones: so
  /// within each of the two groups the smaller rank comes first.
  private static final String PAGE =
      """
      SELECT * FROM (
        SELECT e.id, count(*)::int AS tickets, e.end_time <= :now AS past,
               (extract(epoch FROM e.start_time) * 1000000)::bigint
                 * CASE WHEN e.end_time <= :now THEN -1 ELSE 1 END AS rank
        FROM tickets t JOIN events e ON e.id = t.event_id
        WHERE t.user_id = :user AND t.status <> 'CANCELLED'
        GROUP BY e.id) ranked
      WHERE (past, rank, id) > (:past, :rank, CAST(:id AS uuid))
      ORDER BY past, rank, id LIMIT :limit
      """;

  /// The moments that the contract allows: any other in a token is forged.
  private static final Instant LATEST = Instant.ofEpochSecond(4_102_444_800L);

  private final JdbcClient jdbc;
  private final DatabaseClock clock;

  UserEvents(JdbcClient jdbc, DatabaseClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// An event and how many tickets of it the user has that are not cancelled.
  record UserEvent(UUID eventId, int tickets, boolean past, long rank) {}

  /// Where a page ends. What is past is decided once, by the first page.
  private record Position(Instant now, boolean past, long rank, UUID eventId) {

    static Position read(List<String> values) {
      var now = Instant.parse(values.get(0));
      if (now.isBefore(Instant.EPOCH) || now.isAfter(LATEST)) {
        throw new IllegalArgumentException("moment " + now);
      }
      return new Position(
          now,
          Boolean.parseBoolean(values.get(1)),
          Long.parseLong(values.get(2)),
          UUID.fromString(values.get(3)));
    }

    String token(String query, UserEvent last) {
      return PageTokens.encode(
          query,
          List.of(
              now.toString(),
              Boolean.toString(last.past()),
              Long.toString(last.rank()),
              last.eventId().toString()));
    }
  }

  /// A page of events.
  ///
  /// @param token of the page before, or empty
  Slice<UserEvent> page(UUID userId, int size, String token) {
    var query = "events of " + userId;
    var after =
        PageTokens.decode(query, token, Position::read)
            .orElseGet(() -> new Position(clock.instant(), false, Long.MIN_VALUE, new UUID(0, 0)));
    var found =
        jdbc.sql(PAGE)
            .param("user", userId)
            .param("now", after.now().atOffset(ZoneOffset.UTC))
            .param("past", after.past())
            .param("rank", after.rank())
            .param("id", after.eventId())
            .param("limit", size + 1)
            .query(UserEvents::read)
            .list();
    return Slice.of(found, size, last -> after.token(query, last));
  }

  private static UserEvent read(ResultSet row, int number) throws SQLException {
    return new UserEvent(
        row.getObject("id", UUID.class),
        row.getInt("tickets"),
        row.getBoolean("past"),
        row.getLong("rank"));
  }
}
