package id.karcis.user.session;

import id.karcis.platform.audit.AuditLog;
import id.karcis.user.account.AccountDeleted;
import id.karcis.user.account.SessionsMustEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ends sessions before their time, in the transaction of whatever ends them. [SessionNews] tells
/// everybody as soon as that commits.
@Component
class SessionEnds {

  /// `end_xid` orders the feed of ended sessions.
  private static final String END =
      """
      update sessions set end_time = now(), end_xid = pg_current_xact_id()
      where account_id = :account and end_time is null
        and expire_time > now() and idle_expire_time > now()
      """;

  private final JdbcClient jdbc;
  private final SessionNews news;
  private final AuditLog audit;

  SessionEnds(JdbcClient jdbc, SessionNews news, AuditLog audit) {
    this.jdbc = jdbc;
    this.news = news;
    this.audit = audit;
  }

  /// Ends a session at the wish of its owner; false if it is not open or not theirs.
  @Transactional
  public boolean end(UUID accountId, UUID session, String action) {
    if (!endOne(accountId, session)) {
      return false;
    }
    record(accountId, action, Map.of("session", session.toString()));
    return true;
  }

  /// Ends a session whose refresh token came twice.
  @Transactional(propagation = Propagation.MANDATORY)
  public void endReused(UUID accountId, UUID session) {
    endOne(accountId, session);
    record(accountId, "RefreshTokenReused", Map.of("session", session.toString()));
  }

  private boolean endOne(UUID accountId, UUID session) {
    var ended =
        jdbc.sql(END + "and id = :id returning id")
            .param("account", accountId)
            .param("id", session)
            .query(SessionEnds::id)
            .list();
    news.afterCommit(accountId, ended);
    return !ended.isEmpty();
  }

  /// Ends the sessions longest unused until no more than `kept` are left. The caller holds the lock
  /// on the account.
  @Transactional(propagation = Propagation.MANDATORY)
  public void makeRoom(UUID accountId, int kept) {
    var ended =
        jdbc.sql(
                END
                    + """
                    and id in (select id from sessions
                               where account_id = :account and end_time is null
                                 and expire_time > now() and idle_expire_time > now()
                               order by refresh_time desc, id desc offset :kept)
                    returning id
                    """)
            .param("account", accountId)
            .param("kept", kept)
            .query(SessionEnds::id)
            .list();
    finish(accountId, ended, "TOO_MANY");
  }

  /// Ends the sessions of an account, in the transaction that asks for it.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(SessionsMustEnd event) {
    finish(event.accountId(), endAll(event.accountId(), event.exceptSession()), event.reason());
  }

  /// Ends all sessions of an account, in the transaction that erases it.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(AccountDeleted event) {
    finish(event.accountId(), endAll(event.accountId(), null), "ACCOUNT_DELETED");
  }

  private List<UUID> endAll(UUID accountId, @Nullable UUID except) {
    return jdbc.sql(END + "and id is distinct from cast(:except as uuid) returning id")
        .param("account", accountId)
        .param("except", except)
        .query(SessionEnds::id)
        .list();
  }

  private static UUID id(ResultSet row, int number) throws SQLException {
    return row.getObject("id", UUID.class);
  }

  private void finish(UUID accountId, List<UUID> ended, String reason) {
    if (ended.isEmpty()) {
      return;
    }
    record(
        accountId,
        "EndSessions",
        Map.of("reason", reason, "sessions", Integer.toString(ended.size())));
    news.afterCommit(accountId, ended);
  }

  private void record(UUID accountId, String action, Map<String, String> details) {
    audit.record(action, "User", accountId.toString(), details);
  }
}
