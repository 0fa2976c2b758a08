package id.karcis.platform.outbox;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements of the outbox. Each is its own transaction; the database's clock decides what is
/// due.
final class OutboxTable {

  /// A message that this instance may deliver until its lease ends.
  record Claim(UUID id, String topic, ByteString payload, int attempts) {}

  private static final int MAX_ERROR_CHARACTERS = 500;
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final JdbcClient jdbc;

  OutboxTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes due messages by moving their next attempt behind the lease, so that no other instance
  /// takes them meanwhile.
  List<Claim> claim(Collection<String> topics, int limit, Duration lease) {
    return jdbc.sql(
            """
            update outbox
            set next_attempt_time = clock_timestamp() + make_interval(secs => :lease),
                attempts = attempts + 1
            where id in (
              select id from outbox
              where next_attempt_time <= clock_timestamp() and topic = any(:topics)
              order by next_attempt_time
              limit :limit
              for update skip locked)
            returning id, topic, payload, attempts
            """)
        .param("lease", seconds(lease))
        .param("topics", topics.toArray(String[]::new))
        .param("limit", limit)
        .query(OutboxTable::read)
        .list();
  }

  private static Claim read(ResultSet row, int number) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        ByteString.copyFrom(row.getBytes("payload")),
        row.getInt("attempts"));
  }

  void delivered(Claim claim) {
    jdbc.sql("delete from outbox where id = ?").param(claim.id()).update();
  }

  /// Plans the next attempt, unless another instance has taken the message since.
  void failed(Claim claim, Duration pause, String error) {
    jdbc.sql(
            """
            update outbox
            set next_attempt_time = clock_timestamp() + make_interval(secs => ?), last_error = ?
            where id = ? and attempts = ?
            """)
        .param(seconds(pause))
        .param(error.substring(0, Math.min(error.length(), MAX_ERROR_CHARACTERS)))
        .param(claim.id())
        .param(claim.attempts())
        .update();
  }

  /// Returns how long until a message is due; `longest` if none is.
  Duration untilNext(Collection<String> topics, Duration longest) {
    var seconds =
        jdbc.sql(
                """
                select coalesce(extract(epoch from min(next_attempt_time) - clock_timestamp()), :longest)
                from outbox where topic = any(:topics)
                """)
            .param("longest", seconds(longest))
            .param("topics", topics.toArray(String[]::new))
            .query(Double.class)
            .single();
    var limited = Math.clamp(seconds, 0, seconds(longest));
    return Duration.ofMillis((long) Math.ceil(limited * MILLIS_PER_SECOND));
  }

  /// Returns the age of the oldest message in seconds; 0 if there is none.
  double oldestAgeSeconds() {
    return jdbc.sql(
            "select coalesce(extract(epoch from clock_timestamp() - min(create_time)), 0) from outbox")
        .query(Double.class)
        .single();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
