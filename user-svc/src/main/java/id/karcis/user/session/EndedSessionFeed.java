package id.karcis.user.session;

import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.EndedSessions;
import id.karcis.platform.identity.EndedSessionsSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads from the database which sessions ended, in an order that leaves none out. A transaction
/// may commit long after one that began later, so neither time nor a sequence will do: a cursor is
/// the oldest transaction that was still running when its page was read. All those before it were
/// seen; what ended in it or later is read again.
@Component
final class EndedSessionFeed implements EndedSessionsSource {

  /// Sessions in one page.
  static final int MAX_SESSIONS = 10_000;

  private final JdbcClient jdbc;

  EndedSessionFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Ended(UUID id, Instant endTime, String transaction) {}

  /// @param cursor where to go on
  /// @param more true if there are more right now
  record Batch(List<Ended> sessions, String cursor, boolean more) {}

  @Override
  public Page since(String cursor) {
    var batch = read(cursor);
    var ids = batch.sessions().stream().map(ended -> ended.id().toString()).toList();
    return new Page(ids, batch.cursor(), batch.more());
  }

  /// Returns a page of sessions that ended since a cursor; since an empty one, of those whose
  /// access tokens may still live. Refuses INVALID_ARGUMENT a cursor that is none of ours.
  Batch read(String cursor) {
    var oldestRunning = oldestRunning();
    var start = start(cursor, oldestRunning);
    var found = rows(start);
    if (found.size() < MAX_SESSIONS) {
      return new Batch(found, FeedCursor.at(start.floor()).text(), false);
    }
    var last = found.getLast();
    var next = new FeedCursor(start.floor(), Long.parseLong(last.transaction()), last.id());
    return new Batch(found, next.text(), true);
  }

  /// Ids of transactions only grow, but for a database that was restored elsewhere.
  private static FeedCursor start(String cursor, long oldestRunning) {
    var sent = cursor.isEmpty() ? FeedCursor.BEGINNING : parse(cursor);
    return sent.floor() > oldestRunning
        ? FeedCursor.BEGINNING.withFloor(oldestRunning)
        : sent.isInsideAPage() ? sent : sent.withFloor(oldestRunning);
  }

  private static FeedCursor parse(String cursor) {
    return FeedCursor.parse(cursor)
        .orElseThrow(() ->
            Refusals.invalid("cursor", cursor, "the cursor of an earlier answer, or nothing"));
  }

  private long oldestRunning() {
    return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
        .query((row, _) -> Long.parseLong(row.getString(1)))
        .single();
  }

  private List<Ended> rows(FeedCursor start) {
    return jdbc.sql(
            """
            select id, end_time, end_xid::text from sessions
            where end_time > now() - make_interval(secs => :kept)
              and (end_xid, id) > (cast(:transaction as xid8), :id)
            order by end_xid, id
            limit :limit
            """)
        .param("kept", EndedSessions.KEPT.toSeconds())
        .param("transaction", Long.toString(start.transaction()))
        .param("id", start.id())
        .param("limit", MAX_SESSIONS)
        .query(EndedSessionFeed::ended)
        .list();
  }

  private static Ended ended(ResultSet row, int number) throws SQLException {
    return new Ended(
        row.getObject("id", UUID.class),
        row.getObject("end_time", OffsetDateTime.class).toInstant(),
        row.getString("end_xid"));
  }
}
