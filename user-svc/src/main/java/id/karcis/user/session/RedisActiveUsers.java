package id.karcis.user.session;

import id.karcis.platform.identity.AccessTokens;
import id.karcis.platform.identity.Role;
import id.karcis.user.session.ActiveUsers.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The places of active users in Redis: a sorted set of account ids by the moment at which each
/// one's last access token dies, by Redis's clock. One more member says that the set is complete;
/// an emptied Redis lacks it, and so does this instance distrust a set after it could not reach
/// Redis: the set is then made again from the database. Thread-safe.
@Component
final class RedisActiveUsers {

  private static final Logger log = LoggerFactory.getLogger(RedisActiveUsers.class);

  private static final String KEY = "karcis:user:active";
  private static final String COMPLETE = "complete";

  /// Milliseconds, some 280,000 years from now; a double holds it exactly.
  private static final double NEVER = 9e15;

  private static final int CHUNK = 1000;

  private static final String NOW =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      """;

  /// Arguments: account, limit, life in ms, 1 for an admin. Answers [#INCOMPLETE], [#STAYS],
  /// [#ENTERS], or milliseconds until a place is free.
  private static final String ENTER =
      NOW
          + """
          if not redis.call('ZSCORE', KEYS[1], 'complete') then return -3 end
          redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
          local stays = redis.call('ZSCORE', KEYS[1], ARGV[1])
          local above = redis.call('ZCARD', KEYS[1]) - 1 - tonumber(ARGV[2])
          if not stays and ARGV[4] == '0' and above >= 0 then
            local next = redis.call('ZRANGE', KEYS[1], above, above, 'WITHSCORES')
            return math.max(1, tonumber(next[2]) - now)
          end
          redis.call('ZADD', KEYS[1], 'GT', now + tonumber(ARGV[3]), ARGV[1])
          return stays and -1 or -2
          """;

  /// Arguments: account and life in ms, again and again.
  private static final String ADD =
      NOW
          + """
          for i = 1, #ARGV, 2 do
            redis.call('ZADD', KEYS[1], 'GT', now + tonumber(ARGV[i + 1]), ARGV[i])
          end
          return 0
          """;

  private static final long STAYS = -1;
  private static final long ENTERS = -2;
  private static final long INCOMPLETE = -3;

  private final RedisCourtesy redis;
  private final JdbcClient jdbc;
  private final ReentrantLock making = new ReentrantLock();
  private volatile boolean isTrusted;

  RedisActiveUsers(RedisCourtesy redis, JdbcClient jdbc) {
    this.redis = redis;
    this.jdbc = jdbc;
  }

  /// What came of asking for a place.
  sealed interface Answer {

    /// The user had one and keeps it.
    record Stays() implements Answer {}

    /// The user had none and has one now.
    record Enters() implements Answer {}

    /// There is none.
    ///
    /// @param delay until one is free
    record Full(Duration delay) implements Answer {}

    /// Redis does not know.
    record Unknown() implements Answer {}
  }

  /// Gives a user a place for the life of an access token, if there is one.
  Answer enter(Visitor visitor, int limit) {
    if (!isTrusted && !make()) {
      return new Answer.Unknown();
    }
    var answer = redis.ask(client -> enter(client, visitor, limit)).orElse(INCOMPLETE);
    if (answer == INCOMPLETE) {
      isTrusted = false;
      return new Answer.Unknown();
    }
    return answer == STAYS
        ? new Answer.Stays()
        : answer == ENTERS ? new Answer.Enters() : new Answer.Full(Duration.ofMillis(answer));
  }

  private static long enter(RedissonClient client, Visitor visitor, int limit) {
    return eval(
        client,
        ENTER,
        List.of(
            visitor.accountId().toString(),
            Integer.toString(limit),
            millis(AccessTokens.LIFETIME),
            visitor.role() == Role.ADMIN ? "1" : "0"));
  }

  private static long eval(RedissonClient client, String script, List<String> arguments) {
    return client
        .getScript(StringCodec.INSTANCE)
        .<Long>eval(Mode.READ_WRITE, script, ReturnType.LONG, List.of(KEY), arguments.toArray());
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /// Counts a user who was let in by the database.
  void keep(Visitor visitor) {
    redis.attempt(client ->
        eval(client, ADD, List.of(visitor.accountId().toString(), millis(AccessTokens.LIFETIME))));
  }

  void leave(UUID accountId) {
    redis.attempt(client ->
        client.getScoredSortedSet(KEY, StringCodec.INSTANCE).remove(accountId.toString()));
  }

  /// Makes the set complete; one thread does, the others count in the database meanwhile.
  private boolean make() {
    if (!making.tryLock()) {
      return false;
    }
    try {
      isTrusted = isTrusted || redis.attempt(this::makeFromDatabase);
      return isTrusted;
    } finally {
      making.unlock();
    }
  }

  private void makeFromDatabase(RedissonClient client) {
    var active = active();
    for (int start = 0; start < active.size(); start += CHUNK) {
      eval(client, ADD, active.subList(start, Math.min(start + CHUNK, active.size())));
    }
    client.getScoredSortedSet(KEY, StringCodec.INSTANCE).add(NEVER, COMPLETE);
    log.info("Counted {} active users from the database", active.size() / 2);
  }

  /// Account and milliseconds in turn.
  private List<String> active() {
    var pairs = new ArrayList<String>();
    jdbc.sql(
            """
            select account_id::text,
                ceil(extract(epoch from max(active_expire_time) - now()) * 1000)::bigint::text
            from sessions where end_time is null and active_expire_time > now()
            group by account_id
            """)
        .query(row -> {
          pairs.add(row.getString(1));
          pairs.add(row.getString(2));
        });
    return pairs;
  }
}
