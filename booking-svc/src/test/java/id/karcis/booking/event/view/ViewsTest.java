package id.karcis.booking.event.view;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.Event;
import id.karcis.booking.BookingTestBase;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Autowired;

/// Instances that count views together, in a Redis of their own.
class ViewsTest extends BookingTestBase {

  private static final LocalRedis REDIS = TestServers.newRedis();
  private static final RedissonClient CLIENT = client();
  private static final int MOST_EVENTS = 100;

  @Autowired private StoredViews stored;

  @AfterEach
  void leave() {
    REDIS.start();
    CLIENT.getKeys().flushall();
  }

  @AfterAll
  static void stop() {
    CLIENT.shutdown();
    REDIS.close();
  }

  @Test
  void twoInstancesCountEachViewOnceWhileBothWriteDown() throws Exception {
    var event = event();
    var instances = List.of(instance(), instance());
    var work = new ArrayList<Callable<List<Long>>>();
    for (var thread = 0; thread < 8; thread++) {
      var instance = instances.get(thread % 2);
      work.add(() -> LongStream.range(0, 50).mapToObj(i -> look(instance, event, i)).toList());
    }

    var totals = new ArrayList<Long>();
    for (var answer : all(work)) {
      totals.addAll(answer.get());
    }
    instances.forEach(Views::flush);

    assertThat(totals)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    assertThat(stored.count(event)).isEqualTo(400);
  }

  private static long look(Views views, UUID event, long turn) {
    var total = views.record(event);
    if (turn % 10 == 0) {
      views.flush();
    }
    return total;
  }

  private static <T> List<Future<T>> all(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(work);
    }
  }

  @Test
  void anotherInstanceWritesDownWhatOneLeft() {
    var event = event();
    var dying = redisViews();
    assertThat(dying.record(event, () -> 0)).hasValue(1);
    assertThat(dying.take()).singleElement().satisfies(b -> assertThat(b.counts()).hasSize(1));

    instance().flush();

    assertThat(stored.count(event)).isEqualTo(1);
    assertThat(redisViews().take()).isEmpty();
  }

  @Test
  void aBatchOfWhichItIsUnknownWhetherItWasWrittenIsWrittenOnce() {
    var event = event();
    var dying = redisViews();
    assertThat(dying.record(event, () -> 0)).hasValue(1);
    var batch = dying.take().getFirst();
    assertThat(stored.add(batch)).containsEntry(event, 1L);

    instance().flush();
    stored.add(batch);

    assertThat(stored.count(event)).isEqualTo(1);
    assertThat(redisViews().take()).isEmpty();
  }

  @Test
  void countsInMemoryWhileRedisIsAwayAndGoesOnAfterItsLoss() {
    var event = event();
    var instance = instance();
    assertThat(instance.record(event)).isEqualTo(1);
    instance.flush();
    REDIS.kill();

    assertThat(instance.record(event)).isEqualTo(2);
    assertThat(instance.record(event)).isEqualTo(3);
    instance.flush();
    assertThat(stored.count(event)).isEqualTo(3);
    REDIS.start();
    var again = instance();
    assertThat(again.record(event)).isEqualTo(4);
    again.flush();

    assertThat(stored.count(event)).isEqualTo(4);
  }

  @Test
  void aLossOfRedisCostsNoMoreThanWhatWasNotWrittenDown() {
    var event = event();
    var instance = instance();
    instance.record(event);
    instance.flush();
    instance.record(event);
    CLIENT.getKeys().flushall();

    assertThat(instance.record(event)).isEqualTo(2);
    instance.flush();

    assertThat(stored.count(event)).isEqualTo(2);
  }

  @Test
  void keepsCountingWhileTheDatabaseDoesNotTakeABatch() {
    var memory = new MemoryViews(MOST_EVENTS);
    var event = event();
    memory.record(event, () -> 0);

    var first = memory.take();
    memory.record(event, () -> 0);

    assertThat(memory.take()).isEqualTo(first);
    memory.written(first.getFirst(), stored.add(first.getFirst()));
    assertThat(memory.take()).singleElement().isNotEqualTo(first.getFirst());
    assertThat(memory.record(event, () -> 77)).hasValue(3);
  }

  @Test
  void memoryIsBounded() {
    var memory = new MemoryViews(2);
    var events = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    assertThat(memory.record(events.get(0), () -> 5)).hasValue(6);
    assertThat(memory.record(events.get(1), () -> 0)).hasValue(1);
    assertThat(memory.record(events.get(2), () -> 0)).isEmpty();
    assertThat(memory.record(events.get(0), () -> 5)).hasValue(7);
    memory.take();
    assertThat(memory.record(events.get(2), () -> 0)).hasValue(1);
  }

  @Test
  void viewsOfWhatIsGoneGoWithIt() {
    var event = event();
    var gone = UUID.randomUUID();
    var instance = instance();
    instance.record(gone);
    instance.record(event);

    instance.flush();

    assertThat(stored.count(event)).isEqualTo(1);
    assertThat(stored.count(gone)).isZero();
  }

  @Test
  void forgetsBatchesOnlyLongAfter() {
    var batch = new ViewBatch(UUID.randomUUID(), Map.of(event(), 1L));
    stored.add(batch);
    stored.forget();
    assertThat(stored.add(batch)).as("still known").isEmpty();

    jdbc.sql("UPDATE view_batches SET create_time = now() - interval '8 days' WHERE id = ?")
        .param(batch.id())
        .update();
    stored.forget();

    assertThat(stored.add(batch)).as("forgotten").hasSize(1);
  }

  @Test
  void aDayHalvesPopularity() {
    var today = Instant.now();
    var old = event();
    var fresh = event();
    look(at(today), old, 3);
    look(at(today.plus(Duration.ofDays(1))), fresh, 1);
    assertThat(redisViews().mostViewed(10)).containsExactly(old, fresh);

    look(at(today.plus(Duration.ofDays(2))), fresh, 1);

    assertThat(redisViews().mostViewed(10)).containsExactly(fresh, old);
    look(at(today.plus(Duration.ofDays(20))), fresh, 1);
    assertThat(redisViews().mostViewed(10)).containsExactly(fresh);
  }

  @Test
  void ranksByAllViewsWithoutRedis() {
    var most = event();
    var less = event();
    var lately = event();
    stored.add(new ViewBatch(UUID.randomUUID(), Map.of(most, 900_000L, less, 800_000L)));
    look(at(Instant.now()), lately, 1);

    var popular = popularity().mostViewed();
    REDIS.kill();
    var popularWithout = popularity().mostViewed();

    assertThat(popular).startsWith(lately).containsSubsequence(most, less);
    assertThat(popularWithout).containsSubsequence(most, less).doesNotContain(lately);
  }

  @Test
  void ranksOnlyWhatIsPublishedAndNotOver() {
    var draft = UUID.fromString(catalog().draft(catalog().venue()).getId());
    var over = event();
    var cancelled = catalog().published(catalog().venue());
    var open = event();
    catalog().become(cancelled, Event.Status.CANCELLED);
    jdbc.sql(
            """
            UPDATE events SET start_time = now() - interval '2 hours', end_time = now()
            WHERE id = ?
            """)
        .param(over)
        .update();
    var views = at(Instant.now());
    for (var event : List.of(draft, over, UUID.fromString(cancelled.getId()), open)) {
      look(views, event, 1);
      stored.add(new ViewBatch(UUID.randomUUID(), Map.of(event, 1_000_000L)));
    }

    assertThat(popularity().mostViewed())
        .startsWith(open)
        .doesNotContain(draft, over, UUID.fromString(cancelled.getId()));
  }

  private static void look(RedisViews views, UUID event, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(views.record(event, () -> 0)).isPresent();
    }
  }

  private UUID event() {
    return UUID.fromString(catalog().published(catalog().venue()).getId());
  }

  private Views instance() {
    return new Views(List.of(redisViews(), new MemoryViews(MOST_EVENTS)), stored);
  }

  private Popularity popularity() {
    return new Popularity(redisViews(), stored);
  }

  private RedisViews redisViews() {
    return at(Clock.systemUTC());
  }

  private RedisViews at(Instant moment) {
    return at(Clock.fixed(moment, ZoneOffset.UTC));
  }

  private RedisViews at(Clock clock) {
    return new RedisViews(CLIENT, clock, "test");
  }

  private static RedissonClient client() {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.setLazyInitialization(true);
    config
        .useSingleServer()
        .setAddress(REDIS.uri())
        .setConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionMinimumIdleSize(1)
        .setConnectTimeout(500)
        .setTimeout(500)
        .setRetryAttempts(0);
    return Redisson.create(config);
  }
}
