package id.karcis.user.session;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.user.session.ActiveUsers.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What people do with the sessions they have: look at them, keep them alive, end them.
@Component
final class OpenSessions {

  /// Sorts after every id that is ever made.
  private static final UUID LAST_ID = new UUID(-1, -1);

  private static final String LIVE =
      "account_id = :account and end_time is null and expire_time > now() and idle_expire_time > now() ";

  private final JdbcClient jdbc;
  private final SessionSettings settings;
  private final SessionEnds ends;
  private final RedisSessionRecords records;
  private final ActiveUsers active;
  private final TransactionTemplate transactions;

  OpenSessions(
      JdbcClient jdbc,
      SessionSettings settings,
      SessionEnds ends,
      RedisSessionRecords records,
      ActiveUsers active,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.ends = ends;
    this.records = records;
    this.active = active;
    this.transactions = transactions;
  }

  /// A session as its owner sees it.
  record Entry(UUID id, Device device, Instant createTime, Instant lastActiveTime, Ends ends) {}

  /// @param idle unless it is used before
  /// @param absolute in any case
  record Ends(Instant idle, Instant absolute) {}

  /// @param nextPageToken empty on the last page
  record Page(List<Entry> sessions, String nextPageToken) {}

  /// Returns the caller's open sessions, the newest first.
  Page list(Caller caller, int pageSize, String pageToken) {
    var query = "sessions|" + caller.userId();
    var before =
        PageTokens.decode(query, pageToken, values -> UUID.fromString(values.getFirst()))
            .orElse(LAST_ID);
    var found = page(caller.userId(), before, pageSize + 1);
    if (found.size() <= pageSize) {
      return new Page(found, "");
    }
    var shown = List.copyOf(found.subList(0, pageSize));
    return new Page(shown, PageTokens.encode(query, List.of(shown.getLast().id().toString())));
  }

  private List<Entry> page(UUID accountId, UUID before, int limit) {
    return jdbc.sql(
            "select * from sessions where "
                + LIVE
                + "and id < :before order by id desc limit :limit")
        .param("account", accountId)
        .param("before", before)
        .param("limit", limit)
        .query(OpenSessions::read)
        .list();
  }

  private static Entry read(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        new Device(row.getString("user_agent"), row.getString("client_address")),
        instant(row, "create_time"),
        instant(row, "refresh_time"),
        ends(row, number));
  }

  private static Ends ends(ResultSet row, int number) throws SQLException {
    return new Ends(instant(row, "idle_expire_time"), instant(row, "expire_time"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Restarts the idle clock of the caller's session, and counts its account as active for as long
  /// as an access token lives. Refuses UNAUTHENTICATED `SESSION_ENDED` when it is over,
  /// RESOURCE_EXHAUSTED `SITE_FULL`.
  Ends keepAlive(Caller caller) {
    var visitor = new Visitor(caller.userId(), caller.role());
    var times = active.admit(visitor, check -> inTransaction(check, () -> touch(caller)));
    records.store(caller, times);
    return times;
  }

  private Ends inTransaction(Runnable check, Supplier<Ends> work) {
    var times =
        transactions.execute(_ -> {
          check.run();
          return work.get();
        });
    return Objects.requireNonNull(times, "the work returns something");
  }

  private Ends touch(Caller caller) {
    return jdbc.sql(
            """
            update sessions
            set refresh_time = now(),
                idle_expire_time = least(now() + make_interval(secs => :idle), expire_time),
                active_expire_time = least(now() + make_interval(secs => :token), expire_time)
            where id = :id and
            """
                + LIVE
                + "returning idle_expire_time, expire_time")
        .param("idle", settings.idle().toSeconds())
        .param("token", AccessTokenIssuer.LIFETIME.toSeconds())
        .param("id", idOf(caller))
        .param("account", caller.userId())
        .query(OpenSessions::ends)
        .optional()
        .orElseThrow(OpenSessions::ended);
  }

  /// Ends the caller's session.
  void logout(Caller caller) {
    if (!ends.end(caller.userId(), idOf(caller), "SignOut")) {
      throw ended();
    }
  }

  /// Ends one of the caller's sessions. Refuses NOT_FOUND.
  void revoke(Caller caller, UUID session) {
    if (!ends.end(caller.userId(), session, "RevokeSession")) {
      throw Refusals.notFound("Session", session.toString());
    }
  }

  private static UUID idOf(Caller caller) {
    return UUID.fromString(caller.sessionId());
  }

  private static Refusal ended() {
    return Refusals.unauthenticated(
        ErrorReason.SESSION_ENDED, "the session has ended: sign in again");
  }
}
