package id.karcis.user.session;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Role;
import id.karcis.user.session.RedisActiveUsers.Answer;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets no more users in than the site may have at once. A user is active, and holds a place, while
/// an access token of theirs may still live. Who is active already and admins always get in. Places
/// are counted in Redis, and while that is away or has lost its count, in the database, one user
/// after the other; the limit then holds as well. In the moment in which Redis goes or returns,
/// those whose calls are under way may come in above it.
@Component
class ActiveUsers {

  /// Where nobody knows when a place will be free, and no sooner than this.
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /// Any number, as long as nothing else takes this advisory lock.
  private static final long LOCK = 0x6b61726369730001L;

  private static final String ACTIVE =
      "from sessions where end_time is null and active_expire_time > now() ";

  private final int limit;
  private final RedisActiveUsers places;
  private final JdbcClient jdbc;

  ActiveUsers(SessionSettings settings, RedisActiveUsers places, JdbcClient jdbc) {
    this.limit = settings.maxActiveUsers();
    this.places = places;
    this.jdbc = jdbc;
  }

  /// A user at the door.
  record Visitor(UUID accountId, Role role) {}

  boolean isLimited() {
    return limit > 0;
  }

  /// Gives the visitor a place and does the work that makes them active; if that fails, the place
  /// is free again. Refuses RESOURCE_EXHAUSTED `SITE_FULL`.
  ///
  /// @param work is handed a check to run in its transaction, before it writes
  <T> T admit(Visitor visitor, Function<Runnable, T> work) {
    if (!isLimited()) {
      return work.apply(() -> {});
    }
    var answer = places.enter(visitor, limit);
    return switch (answer) {
      case Answer.Full(var delay) -> throw full(delay);
      case Answer.Stays() -> work.apply(() -> {});
      case Answer.Enters() -> orLeave(visitor, work);
      case Answer.Unknown() -> countedInDatabase(visitor, work);
    };
  }

  private <T> T orLeave(Visitor visitor, Function<Runnable, T> work) {
    var done = false;
    try {
      var result = work.apply(() -> {});
      done = true;
      return result;
    } finally {
      if (!done && !isActive(visitor.accountId())) {
        places.leave(visitor.accountId());
      }
    }
  }

  private <T> T countedInDatabase(Visitor visitor, Function<Runnable, T> work) {
    var result = work.apply(() -> count(visitor));
    places.keep(visitor);
    return result;
  }

  /// The lock makes those at the door come in one after the other, until each one's transaction
  /// ends.
  private void count(Visitor visitor) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> true).single();
    if (visitor.role() == Role.ADMIN || isActive(visitor.accountId())) {
      return;
    }
    int active =
        jdbc.sql("select count(distinct account_id) " + ACTIVE).query(Integer.class).single();
    if (active >= limit) {
      throw full(untilPlaceIsFree(active));
    }
  }

  private Duration untilPlaceIsFree(int active) {
    return jdbc.sql(
            "select ceil(extract(epoch from max(active_expire_time) - now()))::bigint "
                + ACTIVE
                + "group by account_id order by 1 offset ? limit 1")
        .param(active - limit)
        .query((row, _) -> Duration.ofSeconds(row.getLong(1)))
        .optional()
        .orElse(SHORTEST_WAIT);
  }

  /// Tells whether a session of the account makes it active.
  boolean isActive(UUID accountId) {
    return jdbc.sql("select exists (select 1 " + ACTIVE + "and account_id = ?)")
        .param(accountId)
        .query(Boolean.class)
        .single();
  }

  /// Frees the place of a user who has no session left that makes them active.
  void leave(UUID accountId) {
    if (isLimited()) {
      places.leave(accountId);
    }
  }

  private static Refusal full(Duration wait) {
    return Refusals.exhausted(
        ErrorReason.SITE_FULL,
        "as many users are active as the site lets in",
        wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
  }
}
