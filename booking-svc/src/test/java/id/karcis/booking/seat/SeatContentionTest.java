package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.platform.testing.TestServers;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two instances, one database, many buyers, few seats: each seat is sold at most once whatever
/// becomes of the lock, and everybody else is told which seats are gone.
class SeatContentionTest {

  private static final int UNGUARDED_ROUNDS = 10;
  private static final int ROUNDS = 3;

  @Test
  void sellsEachSeatOnceUnderTheLockAndWhenRedisDies() throws InterruptedException {
    var database = TestServers.newDatabase();
    var settings = Map.<String, Object>of("karcis.booking.seat-lock", "redisson");
    try (var redis = TestServers.newRedis();
        var one = BookingInstance.start(database, redis.uri(), settings);
        var two = BookingInstance.start(database, redis.uri(), settings)) {
      var both = List.of(one, two);
      warmUp(both);
      for (var round = 0; round < ROUNDS; round++) {
        var result = Contention.run(both, round, () -> {});
        check(result, one.jdbc());
        assertThat(leases(one)).as("the lock is really used").isPositive();
      }
      check(Contention.run(both, ROUNDS, redis::kill), one.jdbc());
      check(Contention.run(both, ROUNDS + 1, () -> {}), one.jdbc());
      assertThat(redis.isRunning()).isFalse();
    }
  }

  @Test
  void sellsEachSeatOnceWithoutTheLock() throws InterruptedException {
    var database = TestServers.newDatabase();
    var settings = Map.<String, Object>of("karcis.booking.seat-lock", "none");
    try (var one = BookingInstance.start(database, TestServers.redisUri(), settings);
        var two = BookingInstance.start(database, TestServers.redisUri(), settings)) {
      var both = List.of(one, two);
      warmUp(both);
      for (var round = 0; round < ROUNDS; round++) {
        check(Contention.run(both, round, () -> {}), one.jdbc());
      }
    }
  }

  /// The scenario can fail: without the guard it does.
  @Test
  void sellsSeatsTwiceWhenTheGuardIsTakenOut() throws InterruptedException {
    try (var one =
        BookingInstance.start(
            TestServers.newDatabase(),
            TestServers.redisUri(),
            Map.of(),
            beans ->
                beans.registerBean(
                    UnguardedAllocator.class,
                    () ->
                        new UnguardedAllocator(
                            beans.getBean(JdbcClient.class),
                            beans.getBean(TransactionTemplate.class)),
                    definition -> definition.setPrimary(true)))) {
      assertThat(sellsTwiceWithin(UNGUARDED_ROUNDS, one)).isTrue();
    }
  }

  /// It takes two buyers in the same moment, which not every round brings.
  private static boolean sellsTwiceWithin(int rounds, BookingInstance instance)
      throws InterruptedException {
    for (var round = 0; round < rounds; round++) {
      if (!Contention.run(List.of(instance), round, () -> {}).doubleSales().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// On a busy machine the first calls of a fresh JVM may wait too long and be told so.
  private static void warmUp(List<BookingInstance> instances) throws InterruptedException {
    assertThat(Contention.run(instances, -1, () -> {}).doubleSales()).isEmpty();
  }

  private static void check(Contention.Result result, JdbcClient jdbc) {
    assertThat(result.doubleSales()).isEmpty();
    assertThat(result.wins().size() + result.losses().size()).isEqualTo(Contention.BUYERS);
    assertThat(result.losses()).isNotEmpty().allSatisfy(SeatContentionTest::checkLoss);
    assertThat(result.sold().toList())
        .as("what buyers were told is what the database says")
        .containsExactlyInAnyOrderElementsOf(heldSeats(result, jdbc));
    assertThat(
            number(
                jdbc, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .isZero();
  }

  private static void checkLoss(Contention.Loss loss) {
    assertThat(loss.refusal().reason())
        .as(loss.refusal().message())
        .isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
    assertThat(loss.refusal().code()).isEqualTo(Code.ABORTED);
    assertThat(loss.refusal().metadata().getOrDefault("seatIds", "").split(","))
        .isNotEmpty()
        .isSubsetOf(loss.wanted().stream().map(Object::toString).toArray(String[]::new));
  }

  private static List<String> heldSeats(Contention.Result result, JdbcClient jdbc) {
    return jdbc.sql(
            "SELECT seat_id::text FROM seat_claims WHERE event_id = :event AND state = 'HELD'")
        .param("event", result.event().id())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static long leases(BookingInstance instance) {
    return instance.beans().getBean(RedissonClient.class).getKeys().count();
  }

  private static long number(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
