package id.karcis.booking.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.leaderboard.BuyerRanks.Ranked;
import id.karcis.booking.order.SellingTest;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Ranks in a Redis that stops and comes back empty.
class RanksWithoutRedisTest extends SellingTest {

  private static final int TIMEOUT_MILLIS = 500;

  @Autowired private BuyerTotals totals;
  @Autowired private BuyerNames names;
  @Autowired private TransactionTemplate transaction;

  private final UUID scope = UUID.randomUUID();
  private final List<UUID> buyers =
      IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).sorted().toList();
  private LocalRedis redis;
  private RedissonClient redisson;
  private RedissonBuyerRanks ranks;
  private RankKeeping keeping;
  private LeaderboardReading reading;

  @BeforeEach
  void ownRedis() {
    redis = TestServers.newRedis();
    var config = new Config();
    config
        .useSingleServer()
        .setAddress(redis.uri())
        .setConnectionMinimumIdleSize(1)
        .setTimeout(TIMEOUT_MILLIS)
        .setConnectTimeout(TIMEOUT_MILLIS)
        .setRetryAttempts(0);
    redisson = Redisson.create(config);
    ranks = new RedissonBuyerRanks(redisson);
    keeping = new RankKeeping(totals, ranks);
    reading = new LeaderboardReading(ranks, totals, keeping, names);
    for (int i = 0; i < buyers.size(); i++) {
      ACCOUNTS.add(buyers.get(i), "b@mail.example", "Buyer " + i, false);
      owns(buyers.get(i), i + 1);
    }
  }

  @AfterEach
  void noRedis() {
    redisson.shutdown();
    redis.close();
  }

  private void owns(UUID buyer, long tickets) {
    jdbc.sql(
            """
            INSERT INTO buyer_totals AS b (scope_id, user_id, tickets, version) VALUES (?, ?, ?, 1)
            ON CONFLICT (scope_id, user_id) DO UPDATE
            SET tickets = excluded.tickets, version = b.version + 1
            """)
        .params(scope, buyer, tickets)
        .update();
  }

  private List<Long> top() {
    return reading.top(scope, 3).stream().map(LeaderboardReading.Entry::tickets).toList();
  }

  private Optional<List<Long>> inRedis() {
    return ranks.page(scope, 0, 10).map(page -> page.stream().map(Ranked::tickets).toList());
  }

  /// Makes what is wanted and tells what changed, as the service does every second.
  private void keep() {
    while (keeping.keep()) {
      // There is more.
    }
  }

  @Test
  void areMadeWhenTheyAreMissed() {
    assertThat(inRedis()).isEmpty();
    assertThat(top()).containsExactly(5L, 4L, 3L);

    keep();

    assertThat(inRedis()).contains(List.of(5L, 4L, 3L, 2L, 1L));
    assertThat(ranks.page(scope, 1, 2)).contains(totals.page(scope, 1, 2));
    assertThat(top()).containsExactly(5L, 4L, 3L);
  }

  @Test
  void areMadeAnewAfterRedisLostThem() {
    top();
    keep();
    redisson.getKeys().flushall();

    assertThat(inRedis()).isEmpty();
    assertThat(top()).containsExactly(5L, 4L, 3L);
    keep();
    assertThat(inRedis()).contains(List.of(5L, 4L, 3L, 2L, 1L));
  }

  @Test
  void comeFromTheDatabaseWithoutRedis() {
    top();
    keep();
    redis.stop();

    owns(buyers.getFirst(), 9);
    assertThat(top()).containsExactly(9L, 5L, 4L);
    assertThat(top()).containsExactly(9L, 5L, 4L);
    assertThat(keeping.keep()).isFalse();
  }

  @Test
  void hearOfEveryChange() {
    top();
    keep();
    owns(buyers.getFirst(), 7);
    owns(buyers.getLast(), 0);

    ranks.publish(totals.after(scope, null, 10));
    ranks.publish(List.of(new BuyerTotal(scope, buyers.getLast(), 0, 2)));

    assertThat(inRedis()).contains(List.of(7L, 4L, 3L, 2L));
  }

  @Test
  void keepWhatIsNewer() {
    top();
    keep();
    ranks.publish(List.of(new BuyerTotal(scope, buyers.getFirst(), 8, 3)));
    ranks.publish(List.of(new BuyerTotal(scope, buyers.getFirst(), 2, 2)));
    assertThat(inRedis()).contains(List.of(8L, 5L, 4L, 3L, 2L));

    ranks.publish(List.of(new BuyerTotal(scope, buyers.getFirst(), 0, 4)));
    ranks.publish(List.of(new BuyerTotal(scope, buyers.getFirst(), 8, 3)));
    assertThat(inRedis()).contains(List.of(5L, 4L, 3L, 2L));
  }

  @Test
  void areMadeByOneAndMissNothingMeanwhile() {
    var copy = ranks.start(scope).orElseThrow();
    assertThat(ranks.start(scope)).isEmpty();
    copy.add(totals.after(scope, null, 10));
    ranks.publish(List.of(new BuyerTotal(scope, buyers.getFirst(), 6, 2)));
    assertThat(inRedis()).isEmpty();

    copy.finish(0);

    assertThat(inRedis()).contains(List.of(6L, 5L, 4L, 3L, 2L));
    assertThat(ranks.start(scope)).isEmpty();
  }

  @Test
  void areNotFinishedBySomebodyWhoTookTooLong() {
    var slow = ranks.start(scope).orElseThrow();
    redisson.getKeys().delete("booking:leaderboard:{" + scope + "}:maker");
    var other = ranks.start(scope).orElseThrow();

    slow.finish(0);
    assertThat(inRedis()).isEmpty();
    other.finish(0);
    assertThat(inRedis()).contains(List.of());
  }

  @Test
  void sayNothingWhereOthersMayBeAhead() {
    var copy = ranks.start(scope).orElseThrow();
    copy.add(totals.after(scope, null, 3));
    copy.finish(3);

    assertThat(ranks.page(scope, 0, 2).map(List::size)).contains(2);
    assertThat(ranks.page(scope, 0, 3)).isEmpty();
    assertThat(top()).containsExactly(5L, 4L, 3L);
    assertThat(reading.top(scope, 100)).hasSize(5);
  }

  /// In one transaction, since the service itself tells every second what it can see.
  @Test
  void tellEachChangeOnce() {
    transaction.executeWithoutResult(_ -> {
      owns(buyers.getFirst(), 3);
      assertThat(unpublished()).isPositive();
      totals.markPublished(totals.after(scope, null, 10));
      assertThat(unpublished()).isZero();

      owns(buyers.getFirst(), 4);
      totals.markPublished(List.of(new BuyerTotal(scope, buyers.getFirst(), 3, 2)));
      assertThat(unpublished()).isEqualTo(1);
    });
  }

  private int unpublished() {
    return jdbc.sql(
            "SELECT count(*) FROM buyer_totals WHERE scope_id = ? AND published_version < version")
        .param(scope)
        .query(Integer.class)
        .single();
  }
}
