package id.karcis.booking.leaderboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Component;

/// [BuyerRanks] in Redis: for each scope a sorted set of tickets, the versions of what is in it, a
/// mark that it is whole, which holds its floor, and the name of who makes it. A copy lives for ten
/// minutes from the time it was made, so that whatever a Redis that lost its last writes has wrong
/// is right by then, and scopes that nobody asks about go.
@Component
class RedissonBuyerRanks implements BuyerRanks {

  private static final Duration LIFE = Duration.ofMinutes(10);

  /// The data outlive the mark, so that a reader who saw it finds them.
  private static final Duration DATA_LIFE = LIFE.plusMinutes(1);

  private static final Duration MAKING = Duration.ofMinutes(1);

  /// Arguments of one script at most, three for each total.
  private static final int AT_ONCE = 500;

  /// Keys: tickets, versions, ready, maker. Arguments: life, then user, tickets, version for each.
  private static final String PUBLISH =
      """
      if redis.call('EXISTS', KEYS[3], KEYS[4]) == 0 then return 0 end
      for i = 2, #ARGV, 3 do
        local known = tonumber(redis.call('HGET', KEYS[2], ARGV[i]) or '0')
        if tonumber(ARGV[i + 2]) > known then
          redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
          if tonumber(ARGV[i + 1]) > 0 then
            redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
          else
            redis.call('ZREM', KEYS[1], ARGV[i])
          end
        end
      end
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      redis.call('PEXPIRE', KEYS[2], ARGV[1])
      return 1
      """;

  /// Answers the floor and the page; nothing when there is no whole copy.
  private static final String PAGE =
      """
      local floor = redis.call('GET', KEYS[2])
      if not floor then return {} end
      local page = redis.call('ZREVRANGE', KEYS[1], ARGV[1], ARGV[2], 'WITHSCORES')
      table.insert(page, 1, floor)
      return page
      """;

  /// A whole copy is left alone: it may be too short to be certain, and another would be as short.
  private static final String START =
      """
      if redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
      if not redis.call('SET', KEYS[4], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
      redis.call('DEL', KEYS[1], KEYS[2])
      return 1
      """;

  private static final String FINISH =
      """
      if redis.call('GET', KEYS[4]) ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3])
      redis.call('DEL', KEYS[4])
      return 1
      """;

  private final RedissonClient redisson;

  RedissonBuyerRanks(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Optional<List<Ranked>> page(UUID scopeId, int offset, int limit) {
    var keys = keys(scopeId);
    List<String> found =
        ask(() ->
            redisson
                .getScript(StringCodec.INSTANCE)
                .eval(
                    Mode.READ_ONLY,
                    PAGE,
                    ReturnType.LIST,
                    List.of(keys.get(0), keys.get(2)),
                    Integer.toString(offset),
                    Integer.toString(offset + limit - 1)));
    return found.isEmpty() ? Optional.empty() : certain(found, limit);
  }

  /// Below the floor there may be others that the copy leaves out.
  private static Optional<List<Ranked>> certain(List<String> found, int limit) {
    var floor = Long.parseLong(found.getFirst());
    var page =
        IntStream.range(0, found.size() / 2)
            .mapToObj(i ->
                new Ranked(
                    UUID.fromString(found.get(2 * i + 1)),
                    (long) Double.parseDouble(found.get(2 * i + 2))))
            .toList();
    boolean whole = floor == 0 || (page.size() == limit && page.getLast().tickets() > floor);
    return whole ? Optional.of(page) : Optional.empty();
  }

  @Override
  public void publish(List<BuyerTotal> totals) {
    totals.stream().collect(Collectors.groupingBy(BuyerTotal::scopeId)).forEach(this::publish);
  }

  private void publish(UUID scopeId, List<BuyerTotal> totals) {
    for (int from = 0; from < totals.size(); from += AT_ONCE) {
      var arguments = new ArrayList<Object>();
      arguments.add(millis(DATA_LIFE));
      for (var total : totals.subList(from, Math.min(totals.size(), from + AT_ONCE))) {
        arguments.add(total.userId().toString());
        arguments.add(Long.toString(total.tickets()));
        arguments.add(Long.toString(total.version()));
      }
      run(PUBLISH, scopeId, arguments.toArray());
    }
  }

  @Override
  public Optional<Copy> start(UUID scopeId) {
    var maker = UUID.randomUUID().toString();
    return run(START, scopeId, maker, millis(MAKING)) == 1
        ? Optional.of(new RedissonCopy(scopeId, maker))
        : Optional.empty();
  }

  private final class RedissonCopy implements Copy {
    private final UUID scopeId;
    private final String maker;

    RedissonCopy(UUID scopeId, String maker) {
      this.scopeId = scopeId;
      this.maker = maker;
    }

    @Override
    public void add(List<BuyerTotal> totals) {
      publish(scopeId, totals);
    }

    @Override
    public void finish(long floor) {
      run(FINISH, scopeId, maker, Long.toString(floor), millis(LIFE));
    }
  }

  private long run(String script, UUID scopeId, Object... arguments) {
    return ask(() ->
        redisson
            .getScript(StringCodec.INSTANCE)
            .<Long>eval(
                Mode.READ_WRITE, script, ReturnType.LONG, List.copyOf(keys(scopeId)), arguments));
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (RedisException e) {
      throw new Away(e);
    }
  }

  /// Tickets, versions, ready, maker.
  private static List<Object> keys(UUID scopeId) {
    var scope = "booking:leaderboard:{" + scopeId + "}:";
    return List.of(scope + "tickets", scope + "versions", scope + "ready", scope + "maker");
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
