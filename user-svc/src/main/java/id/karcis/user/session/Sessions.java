package id.karcis.user.session;

import id.karcis.platform.persistence.UuidV7;
import id.karcis.user.account.AccountDeleted;
import id.karcis.user.session.RefreshOutcome.Renewed;
import id.karcis.user.session.RefreshOutcome.Reused;
import id.karcis.user.session.RefreshOutcome.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Open sessions and their refresh tokens, by the database's clock. A session ends after
/// [#ABSOLUTE] at the latest, and after [#IDLE] without an exchange. Locks are taken in the order
/// account, session, token.
@Component
class Sessions {

  /// Longest life of a session.
  static final Duration ABSOLUTE = Duration.ofDays(30);

  /// Longest time between two exchanges.
  static final Duration IDLE = Duration.ofDays(7);

  /// Sessions of one account; the one longest unused gives way to a new one.
  static final int MAX_PER_ACCOUNT = 20;

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Opens a session with its first token; not for an account that was deleted meanwhile.
  @Transactional
  public Optional<UUID> open(UUID accountId, Device device, RefreshToken token) {
    if (!lockActive(accountId)) {
      return Optional.empty();
    }
    makeRoom(accountId);
    var id = UuidV7.next();
    jdbc.sql(
            """
            insert into sessions (id, account_id, user_agent, client_address, create_time,
                refresh_time, idle_expire_time, expire_time)
            values (:id, :account, :agent, :address, now(), now(),
                now() + make_interval(secs => :idle), now() + make_interval(secs => :absolute))
            """)
        .param("id", id)
        .param("account", accountId)
        .param("agent", device.userAgent())
        .param("address", device.address())
        .param("idle", IDLE.toSeconds())
        .param("absolute", ABSOLUTE.toSeconds())
        .update();
    add(id, token);
    return Optional.of(id);
  }

  /// One sign-in of an account at a time, so that none miscounts its sessions.
  private boolean lockActive(UUID accountId) {
    return jdbc.sql(
            "select true from accounts where id = ? and status = 'ACTIVE' for no key update")
        .param(accountId)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  private void makeRoom(UUID accountId) {
    jdbc.sql(
            """
            delete from sessions
            where account_id = :account
              and (end_time is not null or expire_time <= now() or idle_expire_time <= now()
                or id in (select id from sessions where account_id = :account and end_time is null
                          order by refresh_time desc, id desc offset :kept))
            """)
        .param("account", accountId)
        .param("kept", MAX_PER_ACCOUNT - 1)
        .update();
  }

  /// Exchanges a token. Of several exchanges of the same token one renews the session and the next
  /// one ends it.
  @Transactional
  public RefreshOutcome refresh(RefreshToken sent) {
    var found = sessionOf(sent);
    if (found.isEmpty()) {
      return new Unknown();
    }
    var session = found.get();
    var account = lockLive(session);
    if (account.isEmpty()) {
      return new Unknown();
    }
    if (!use(sent)) {
      end(session);
      return new Reused(session);
    }
    var next = RefreshToken.random();
    add(session, next);
    touch(session);
    return new Renewed(session, account.get(), next);
  }

  private Optional<UUID> sessionOf(RefreshToken token) {
    return jdbc.sql("select session_id from refresh_tokens where token_hash = ?")
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

  private void add(UUID session, RefreshToken token) {
    jdbc.sql("insert into refresh_tokens (token_hash, session_id) values (?, ?)")
        .param(token.hash())
        .param(session)
        .update();
  }

  private void touch(UUID session) {
    jdbc.sql(
            """
            update sessions
            set refresh_time = now(), idle_expire_time = now() + make_interval(secs => :idle)
            where id = :id
            """)
        .param("idle", IDLE.toSeconds())
        .param("id", session)
        .update();
  }

  private void end(UUID session) {
    jdbc.sql("update sessions set end_time = now() where id = ?").param(session).update();
  }

  /// Ends all sessions of an account, in the transaction that erases it.
  @EventListener
  public void endAll(AccountDeleted deleted) {
    jdbc.sql("update sessions set end_time = now() where account_id = ? and end_time is null")
        .param(deleted.accountId())
        .update();
  }
}
