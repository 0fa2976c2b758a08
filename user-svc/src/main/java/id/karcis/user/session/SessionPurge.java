package id.karcis.user.session;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes sessions, and their tokens with them, a day after they ended: long after the last access
/// token of theirs died and every service heard of it.
@Component
final class SessionPurge {

  static final int BATCH = 500;

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;

  SessionPurge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Deletes some; returns how many.
  int purge() {
    return jdbc.sql(
            """
            delete from sessions where id in (
              select id from sessions
              where coalesce(end_time, least(idle_expire_time, expire_time))
                  < now() - make_interval(secs => :kept)
              order by coalesce(end_time, least(idle_expire_time, expire_time))
              limit :batch
              for update skip locked)
            """)
        .param("kept", KEPT.toSeconds())
        .param("batch", BATCH)
        .update();
  }
}
