package id.karcis.user.search;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.ScoredEntry;
import org.springframework.stereotype.Component;

/// Searches of each account in a sorted set of its own, scored by microseconds. A member is the
/// folded text, a line feed, and the text; no text has a line feed in it. Everything is one round
/// trip.
@Component
final class RedisSearches {

  /// Most searches that are kept of one account; the oldest goes.
  static final int MAX_SEARCHES = 50;

  /// How long a search is kept.
  static final Duration KEPT = Duration.ofDays(90);

  private static final String KEY = "karcis:user:searches:";
  private static final char SEPARATOR = '\n';

  /// Keys: the set. Arguments: folded text with separator, member, most members, seconds to keep.
  /// Returns the score, which is later than all others.
  private static final String SAVE =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[4] * 1000000)
      local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
      if newest[2] and tonumber(newest[2]) >= now then
        now = tonumber(newest[2]) + 1
      end
      for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
        if string.sub(member, 1, string.len(ARGV[1])) == ARGV[1] then
          redis.call('ZREM', KEYS[1], member)
        end
      end
      local score = string.format('%.0f', now)
      redis.call('ZADD', KEYS[1], score, ARGV[2])
      redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[3])
      redis.call('EXPIRE', KEYS[1], ARGV[4])
      return score
      """;

  private final RedissonClient redisson;

  RedisSearches(RedissonClient redisson) {
    this.redisson = redisson;
  }

  /// Puts a search on top and takes the same one from below.
  SavedSearch save(UUID account, String query) {
    var text = SearchText.stripped(query);
    var folded = SearchText.folded(text) + SEPARATOR;
    String score =
        redisson
            .getScript(StringCodec.INSTANCE)
            .eval(
                RScript.Mode.READ_WRITE,
                SAVE,
                RScript.ReturnType.VALUE,
                List.of(key(account)),
                folded,
                folded + text,
                Integer.toString(MAX_SEARCHES),
                Long.toString(KEPT.toSeconds()));
    return new SavedSearch(text, time(Long.parseLong(score)));
  }

  /// Returns the searches before `time` that are not too old at `now`, newest first.
  List<SavedSearch> findPage(UUID account, Instant time, Instant now, int size) {
    return redisson
        .<String>getScoredSortedSet(key(account), StringCodec.INSTANCE)
        .entryRangeReversed(score(now.minus(KEPT)), true, score(time), false, 0, size)
        .stream()
        .map(RedisSearches::search)
        .toList();
  }

  void removeAll(UUID account) {
    redisson.getKeys().delete(key(account));
  }

  private static SavedSearch search(ScoredEntry<String> entry) {
    var member = entry.getValue();
    var text = member.substring(member.indexOf(SEPARATOR) + 1);
    return new SavedSearch(text, time(entry.getScore().longValue()));
  }

  private static String key(UUID account) {
    return KEY + account;
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /// A double holds microseconds exactly until the year 2255.
  private static double score(Instant time) {
    var micros =
        TimeUnit.SECONDS.toMicros(time.getEpochSecond())
            + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    return (double) micros;
  }
}
