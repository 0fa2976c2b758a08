package id.karcis.user.password;

import java.time.Duration;
import java.util.List;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/// In Redis, by its clock, so that all instances count together. Throws [RedisException] while it
/// is away.
final class RedisTries implements Tries {

  private static final String PREFIX = "karcis:user:tries:";

  private static final String WAIT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      return math.max((redis.call('HGET', KEYS[1], 'next') or 0) - now, 0)
      """;

  /// Arguments in milliseconds; a hash of the number of wrong tries and of when the next is
  /// allowed.
  private static final String WRONG =
      """
      local free, first, longest, forgotten = unpack(ARGV)
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local over = redis.call('HINCRBY', KEYS[1], 'wrong', 1) - free
      local wait = over < 0 and 0 or math.min(first * 2 ^ math.min(over, 20), longest)
      redis.call('HSET', KEYS[1], 'next', string.format('%.0f', now + wait))
      redis.call('PEXPIRE', KEYS[1], forgotten)
      return 0
      """;

  private final RedissonClient redisson;

  RedisTries(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Duration waitOf(String key) {
    return Duration.ofMillis(run(WAIT, key));
  }

  @Override
  public void wrong(String key) {
    var _ =
        run(WRONG, key, FREE, FIRST_WAIT.toMillis(), LONGEST_WAIT.toMillis(), FORGOTTEN.toMillis());
  }

  @Override
  public void forget(String key) {
    var _ = redisson.getBucket(PREFIX + key, StringCodec.INSTANCE).delete();
  }

  private long run(String script, String key, Object... arguments) {
    Long answer =
        redisson
            .getScript(StringCodec.INSTANCE)
            .eval(Mode.READ_WRITE, script, ReturnType.LONG, List.of(PREFIX + key), arguments);
    return answer;
  }
}
