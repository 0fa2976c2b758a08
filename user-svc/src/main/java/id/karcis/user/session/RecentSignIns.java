package id.karcis.user.session;

import id.karcis.platform.identity.Caller;
import id.karcis.user.account.RecentSignIn;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads it off the session.
@Component
final class RecentSignIns implements RecentSignIn {

  private final JdbcClient jdbc;

  RecentSignIns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean isWithin(Caller caller, Duration age) {
    return jdbc.sql(
            """
            select true from sessions
            where id = :id and account_id = :account and end_time is null
              and create_time > now() - make_interval(secs => :age)
            """)
        .param("id", UUID.fromString(caller.sessionId()))
        .param("account", caller.userId())
        .param("age", age.toSeconds())
        .query(Boolean.class)
        .optional()
        .isPresent();
  }
}
