package id.karcis.booking.event.view;

import id.karcis.platform.persistence.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts views with all instances together. A batch moves aside under an id of its own in one step
/// and stays until some instance wrote it down; each instance takes up what another one left. While
/// Redis is away, and for a moment after, nothing is counted here. A view whose answer got lost is
/// counted elsewhere once more.
final class RedisViews implements ViewCounter, ViewRanking {

  private static final Logger log = LoggerFactory.getLogger(RedisViews.class);

  /// Must be shorter than [StoredViews#MEMORY].
  private static final Duration BATCH_LIFE = StoredViews.MEMORY.minusDays(1);

  /// Totals are learned anew after that.
  private static final Duration TOTALS_LIFE = Duration.ofDays(1);

  /// After a failure nobody waits for Redis for so long.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// Events of one correction; keeps Redis busy for less than a millisecond.
  private static final int AT_ONCE = 500;

  /// Each day halves what a view weighs; what weighs nearly nothing is forgotten.
  private static final String RECORD =
      """
      local total
      if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then
        total = redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
      elseif ARGV[2] == '' then
        return -1
      else
        total = tonumber(ARGV[2]) + tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0') + 1
        redis.call('HSET', KEYS[2], ARGV[1], total)
        if redis.call('TTL', KEYS[2]) < 0 then
          redis.call('EXPIRE', KEYS[2], ARGV[3])
        end
      end
      redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
      local days = tonumber(ARGV[4]) - tonumber(redis.call('GET', KEYS[4]) or ARGV[4])
      if days > 0 then
        redis.call('ZUNIONSTORE', KEYS[3], 1, KEYS[3], 'WEIGHTS', 0.5 ^ math.min(days, 60))
        redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', 0.01)
      end
      if days > 0 or redis.call('EXISTS', KEYS[4]) == 0 then
        redis.call('SET', KEYS[4], ARGV[4])
      end
      redis.call('ZINCRBY', KEYS[3], 1, ARGV[1])
      return total
      """;

  private static final String TAKE =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then
        redis.call('RENAME', KEYS[1], KEYS[2])
        redis.call('EXPIRE', KEYS[2], ARGV[2])
        redis.call('SADD', KEYS[3], ARGV[1])
      end
      return 1
      """;

  /// What is stored may be more than is known here, but never less.
  private static final String CORRECT =
      """
      for i = 1, #ARGV, 2 do
        local total = redis.call('HGET', KEYS[1], ARGV[i])
        local stored = tonumber(ARGV[i + 1]) + tonumber(redis.call('HGET', KEYS[2], ARGV[i]) or '0')
        if total and tonumber(total) < stored then
          redis.call('HSET', KEYS[1], ARGV[i], stored)
        end
      end
      return 1
      """;

  private final RedissonClient redisson;
  private final Clock clock;
  private final Keys keys;
  private volatile long awayUntil = System.nanoTime();

  /// Names in Redis, in one hash slot, so that the scripts may use them together.
  ///
  /// @param pending views by event since the last batch
  /// @param totals all views by event, as far as known
  /// @param batches ids of the batches that are not written down
  /// @param batch what the name of a batch begins with
  /// @param popular what views weigh, by event
  /// @param decayed the day until which that decayed
  private record Keys(
      String pending, String totals, String batches, String batch, String popular, String decayed) {

    static Keys of(String prefix) {
      return new Keys(
          prefix + "pending",
          prefix + "totals",
          prefix + "batches",
          prefix + "batch:",
          prefix + "popular",
          prefix + "popular:day");
    }
  }

  /// @param database where the views are written down; others may use the same Redis
  RedisViews(RedissonClient redisson, Clock clock, String database) {
    this.redisson = redisson;
    this.clock = clock;
    this.keys = Keys.of("karcis:booking:{views:%s}:".formatted(database));
  }

  @Override
  public OptionalLong record(UUID eventId, LongSupplier stored) {
    return unlessAway(
        OptionalLong.empty(),
        () -> {
          var total = record(eventId, "");
          return OptionalLong.of(
              total < 0 ? record(eventId, Long.toString(stored.getAsLong())) : total);
        });
  }

  private long record(UUID eventId, String stored) {
    return eval(
        RECORD,
        List.of(keys.pending, keys.totals, keys.popular, keys.decayed),
        eventId.toString(),
        stored,
        Long.toString(TOTALS_LIFE.toSeconds()),
        Long.toString(TimeUnit.MILLISECONDS.toDays(clock.millis())));
  }

  @Override
  public List<ViewBatch> take() {
    return unlessAway(
        List.of(),
        () -> {
          var id = UuidV7.next().toString();
          eval(
              TAKE,
              List.of(keys.pending, keys.batch + id, keys.batches),
              id,
              Long.toString(BATCH_LIFE.toSeconds()));
          return redisson.<String>getSet(keys.batches).readAll().stream().map(this::batch).toList();
        });
  }

  /// Empty when another instance is done with it, or when it lay too long.
  private ViewBatch batch(String id) {
    var counts = new HashMap<UUID, Long>();
    redisson
        .<String, String>getMap(keys.batch + id)
        .readAllMap()
        .forEach((event, views) -> counts.put(UUID.fromString(event), Long.valueOf(views)));
    return new ViewBatch(UUID.fromString(id), counts);
  }

  @Override
  public void written(ViewBatch batch, Map<UUID, Long> stored) {
    unlessAway(
        true,
        () -> {
          correct(stored);
          redisson.getSet(keys.batches).remove(batch.id().toString());
          return redisson.getKeys().delete(keys.batch + batch.id()) > 0;
        });
  }

  private void correct(Map<UUID, Long> stored) {
    var pairs = new ArrayList<Object>();
    stored.forEach((event, views) -> {
      pairs.add(event.toString());
      pairs.add(views.toString());
    });
    for (var from = 0; from < pairs.size(); from += 2 * AT_ONCE) {
      var some = pairs.subList(from, Math.min(pairs.size(), from + 2 * AT_ONCE));
      eval(CORRECT, List.of(keys.totals, keys.pending), some.toArray());
    }
  }

  @Override
  public List<UUID> mostViewed(int most) {
    return unlessAway(
        List.of(),
        () ->
            redisson
                .<String>getScoredSortedSet(keys.popular)
                .valueRangeReversed(0, most - 1)
                .stream()
                .map(UUID::fromString)
                .toList());
  }

  private long eval(String script, List<Object> keys, Object... values) {
    Long answer =
        redisson
            .getScript(StringCodec.INSTANCE)
            .eval(Mode.READ_WRITE, script, ReturnType.LONG, keys, values);
    return answer;
  }

  private <T> T unlessAway(T otherwise, Supplier<T> work) {
    if (System.nanoTime() - awayUntil < 0) {
      return otherwise;
    }
    try {
      return work.get();
    } catch (RedisException e) {
      log.warn("Redis is away, views are counted in memory: {}", e.getClass().getSimpleName());
      awayUntil = System.nanoTime() + PAUSE.toNanos();
      return otherwise;
    }
  }
}
