package id.karcis.user.session;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.user.account.Account;
import id.karcis.user.session.RefreshOutcome.Renewed;
import id.karcis.user.session.RefreshOutcome.Reused;
import id.karcis.user.session.RefreshOutcome.Unknown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens sessions and renews them, by the database's clock. A session lives as long as
/// [SessionSettings] allow. Locks are taken in the order account, session, token.
@Component
class Sessions {

  private final JdbcClient jdbc;
  private final SessionSettings settings;
  private final SessionEnds ends;
  private final AuditLog audit;

  Sessions(JdbcClient jdbc, SessionSettings settings, SessionEnds ends, AuditLog audit) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.ends = ends;
    this.audit = audit;
  }

  /// A session to be opened.
  ///
  /// @param account as it was when the sign-in was decided
  /// @param tokenLife of the first refresh token; null for that of the session
  record Opening(Account account, Device device, RefreshToken token, @Nullable Duration tokenLife) {

    UUID accountId() {
      return account.id();
    }
  }

  /// Opens a session with its first token; not for an account that was deleted meanwhile, or whose
  /// password, proved address or role are not those any more that the sign-in was decided on.
  ///
  /// @param check may refuse
  @Transactional
  public Optional<OpenSession> open(Opening opening, Runnable check) {
    if (!lockUnchanged(opening.account())) {
      return Optional.empty();
    }
    check.run();
    ends.makeRoom(opening.accountId(), settings.perAccount() - 1);
    var session = insert(opening);
    add(session.id(), opening.token(), opening.tokenLife());
    audit.record(
        "SignIn",
        "User",
        opening.accountId().toString(),
        Map.of("session", session.id().toString()));
    return Optional.of(session);
  }

  /// One sign-in of an account at a time, so that none miscounts its sessions.
  private boolean lockUnchanged(Account account) {
    return jdbc.sql(
            """
            select true from accounts
            where id = :id and status = 'ACTIVE' and role = :role and email_verified = :verified
              and password_hash is not distinct from :hash
            for no key update
            """)
        .param("id", account.id())
        .param("role", account.role().name())
        .param("verified", account.emailVerified())
        .param("hash", account.passwordHash(), Types.VARCHAR)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /// One whose first token lives shorter dies unused with its first access token.
  private OpenSession insert(Opening opening) {
    var idle = opening.tokenLife() == null ? settings.idle() : AccessTokenIssuer.LIFETIME;
    return jdbc.sql(
            """
            insert into sessions (id, account_id, user_agent, client_address, create_time,
                refresh_time, idle_expire_time, expire_time, active_expire_time)
            values (:id, :account, :agent, :address, now(), now(),
                now() + make_interval(secs => :idle), now() + make_interval(secs => :absolute),
                now() + make_interval(secs => :token))
            returning id, expire_time
            """)
        .param("id", UuidV7.next())
        .param("account", opening.accountId())
        .param("agent", opening.device().userAgent())
        .param("address", opening.device().address())
        .param("idle", idle.toSeconds())
        .param("absolute", settings.absolute().toSeconds())
        .param("token", AccessTokenIssuer.LIFETIME.toSeconds())
        .query(Sessions::read)
        .single();
  }

  private static OpenSession read(ResultSet row, int number) throws SQLException {
    return new OpenSession(
        row.getObject("id", UUID.class),
        row.getObject("expire_time", OffsetDateTime.class).toInstant());
  }

  /// Exchanges a token. Of several exchanges of the same token one renews the session and the next
  /// one ends it. If the check refuses, the token is not used up; it comes before any row is
  /// locked, because it may wait for those who hold its own lock and want a session's.
  @Transactional
  public RefreshOutcome refresh(RefreshToken sent, Runnable check) {
    var found = sessionOf(sent);
    if (found.isEmpty()) {
      return new Unknown();
    }
    check.run();
    var session = found.get();
    var account = lockLive(session);
    if (account.isEmpty()) {
      return new Unknown();
    }
    if (!use(sent)) {
      ends.endReused(account.get(), session);
      return new Reused(session);
    }
    var next = RefreshToken.random();
    add(session, next, null);
    return new Renewed(touch(session), account.get(), next);
  }

  /// Returns the account that may exchange a token at this moment.
  public Optional<UUID> holderOf(RefreshToken token) {
    return jdbc.sql(
            """
            select s.account_id from refresh_tokens t join sessions s on s.id = t.session_id
            where t.token_hash = ? and t.use_time is null
              and (t.expire_time is null or t.expire_time > now())
              and s.end_time is null and s.expire_time > now() and s.idle_expire_time > now()
            """)
        .param(token.hash())
        .query(UUID.class)
        .optional();
  }

  private Optional<UUID> sessionOf(RefreshToken token) {
    return jdbc.sql(
            """
            select session_id from refresh_tokens
            where token_hash = ?
              and (expire_time is null or expire_time > now() or use_time is not null)
            """)
        .param(token.hash())
        .query(UUID.class)
        .optional();
  }

  private Optional<UUID> lockLive(UUID session) {
    return jdbc.sql(
            """
            select account_id from sessions
            where id = ? and end_time is null and expire_time > now() and idle_expire_time > now()
            for update
            """)
        .param(session)
        .query(UUID.class)
        .optional();
  }

  private boolean use(RefreshToken token) {
    return jdbc.sql(
                "update refresh_tokens set use_time = now() where token_hash = ? and use_time is null")
            .param(token.hash())
            .update()
        == 1;
  }

  private void add(UUID session, RefreshToken token, @Nullable Duration life) {
    jdbc.sql(
            """
            insert into refresh_tokens (token_hash, session_id, expire_time)
            values (:hash, :session, now() + make_interval(secs => cast(:life as float8)))
            """)
        .param("hash", token.hash())
        .param("session", session)
        .param("life", life == null ? null : life.toSeconds())
        .update();
  }

  private OpenSession touch(UUID session) {
    return jdbc.sql(
            """
            update sessions
            set refresh_time = now(),
                idle_expire_time = least(now() + make_interval(secs => :idle), expire_time),
                active_expire_time = least(now() + make_interval(secs => :token), expire_time)
            where id = :id
            returning id, expire_time
            """)
        .param("idle", settings.idle().toSeconds())
        .param("token", AccessTokenIssuer.LIFETIME.toSeconds())
        .param("id", session)
        .query(Sessions::read)
        .single();
  }
}
