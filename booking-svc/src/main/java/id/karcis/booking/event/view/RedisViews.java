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

  private final RedissonClient redisson;
  private final Clock clock;
  private final Keys keys;
  private volatile boolean away;
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
        RedisViewScripts.RECORD,
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
              RedisViewScripts.TAKE,
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
      eval(RedisViewScripts.CORRECT, List.of(keys.totals, keys.pending), some.toArray());
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
      var answer = work.get();
      found();
      return answer;
    } catch (RedisException e) {
      lost(e);
      return otherwise;
    }
  }

  private void found() {
    if (away) {
      away = false;
      log.info("Views are counted with the other instances again");
    }
  }

  private void lost(RedisException failure) {
    if (!away) {
      log.warn(
          "Redis is away, views are counted in memory: {}", failure.getClass().getSimpleName());
    }
    away = true;
    awayUntil = System.nanoTime() + PAUSE.toNanos();
  }
}
