package id.karcis.booking.event.view;

/// What Redis does in one step for [RedisViews], in Lua.
final class RedisViewScripts {

  /// Keys: pending, totals, popular, decayed. Values: event, its stored views or nothing, life of
  /// the totals in seconds, today. Answers the views of the event, or -1 when they are not known.
  /// Each day halves what a view weighs; what weighs nearly nothing is forgotten.
  static final String RECORD =
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

  /// Keys: pending, batch, batches. Values: id of the batch, its life in seconds.
  static final String TAKE =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then
        redis.call('RENAME', KEYS[1], KEYS[2])
        redis.call('EXPIRE', KEYS[2], ARGV[2])
        redis.call('SADD', KEYS[3], ARGV[1])
      end
      return 1
      """;

  /// Keys: totals, pending. Values: events, each followed by its stored views, which may be more
  /// than is known here, but never less.
  static final String CORRECT =
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

  private RedisViewScripts() {}
}
