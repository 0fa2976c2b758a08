package id.karcis.platform.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shares the buckets with the other instances: tells in one round trip what was taken from many of
/// them, and learns what is missing in all. Redis keeps for each the moment at which it is full, by
/// its own clock, and forgets it then. While Redis is away nobody is told anything; what is missing
/// here is told afterwards, so that Redis may also come back empty. For one thread.
final class RedisBuckets {

  private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);

  private static final String PREFIX = "karcis:limit:";

  /// Keeps Redis busy for about a millisecond.
  private static final int AT_ONCE = 250;

  /// After a failure each instance counts for itself so long before it tries again.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// For each key three numbers, in microseconds: what was taken, what is missing by the count of
  /// this instance, and what can be missing at most. Answers what is missing in all. The instance
  /// knows better where nothing is missing here: it took some time ago, or Redis came back empty.
  /// Elsewhere its own count is a lower bound, less a second, which is longer than the question can
  /// take.
  private static final String SCRIPT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local answer = {}
      for i, key in ipairs(KEYS) do
        local taken = tonumber(ARGV[3 * i - 2])
        local own = tonumber(ARGV[3 * i - 1])
        local most = tonumber(ARGV[3 * i])
        local missing = tonumber(redis.call('GET', key) or '0') - now
        if missing <= 0 then
          missing = own
        else
          missing = math.max(missing + taken, own - 1000000)
        end
        missing = math.min(missing, most)
        if missing > 0 then
          redis.call('SET', key, string.format('%.0f', now + missing), 'PX', math.ceil(missing / 1000))
        end
        answer[i] = missing
      end
      return answer
      """;

  private final RedissonClient redisson;
  private final Buckets buckets;
  private boolean away;
  private long tryAgainAt;

  RedisBuckets(RedissonClient redisson, Buckets buckets) {
    this.redisson = redisson;
    this.buckets = buckets;
  }

  /// Shares some of the changed buckets; returns whether there may be more.
  boolean shareSome() {
    if (away && buckets.now() < tryAgainAt) {
      return false;
    }
    var changed = buckets.nextChanged(AT_ONCE);
    if (changed.isEmpty()) {
      return false;
    }
    try {
      share(changed);
      found();
      return changed.size() == AT_ONCE;
    } catch (RedisException e) {
      lost(e);
      return false;
    }
  }

  private void share(List<Bucket> changed) {
    var keys = new ArrayList<Object>();
    var numbers = new ArrayList<Object>();
    var now = buckets.now();
    for (var bucket : changed) {
      keys.add(PREFIX + bucket.key());
      numbers.add(micros(bucket.tellTaken() * bucket.rate().intervalNanos()));
      numbers.add(micros(bucket.missingNanos(now)));
      numbers.add(micros(bucket.rate().fillNanos()));
    }
    List<Long> missing =
        redisson
            .getScript(StringCodec.INSTANCE)
            .eval(Mode.READ_WRITE, SCRIPT, ReturnType.LIST, keys, numbers.toArray());
    for (var i = 0; i < changed.size(); i++) {
      changed.get(i).learn(now, TimeUnit.MICROSECONDS.toNanos(missing.get(i)));
    }
  }

  private static String micros(long nanos) {
    return Long.toString(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  private void found() {
    if (away) {
      away = false;
      log.info("Requests are counted with the other instances again");
    }
  }

  private void lost(RedisException failure) {
    if (!away) {
      log.warn(
          "Redis is away, each instance counts requests for itself: {}",
          failure.getClass().getSimpleName());
    }
    away = true;
    tryAgainAt = buckets.now() + PAUSE.toNanos();
  }
}
