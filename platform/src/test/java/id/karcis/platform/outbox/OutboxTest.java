package id.karcis.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import id.karcis.api.probe.v1.Probe;
import id.karcis.platform.testing.TestServers;
import io.grpc.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {

  private static final String TOPIC = "test-topic";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration SHORT_LEASE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MESSAGES = 200;

  private final DriverManagerDataSource source =
      new DriverManagerDataSource(TestServers.newDatabase());
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(source));
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Queue<OutboxDispatcher> started = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nudges = new AtomicInteger();
  private final Outbox outbox =
      new Outbox(
          jdbc,
          () -> {
            nudges.incrementAndGet();
            started.forEach(OutboxDispatcher::nudge);
          });

  @BeforeEach
  void createsTables() {
    Flyway.configure().dataSource(source).locations("classpath:db/platform").load().migrate();
  }

  @AfterEach
  void stops() {
    started.forEach(OutboxDispatcher::stop);
    timer.shutdownNow();
  }

  @Test
  void deliversRightAfterCommit() {
    var delivered = new ConcurrentLinkedQueue<String>();
    start(LEASE, (_, payload) -> delivered.add(Probe.parseFrom(payload).getDisplayName()));
    add("hello");
    await()
        .atMost(Duration.ofMillis(900))
        .untilAsserted(() -> assertThat(delivered).containsExactly("hello"));
    awaitEmpty();
  }

  @Test
  void forgetsWhatIsRolledBack() {
    var delivered = new AtomicInteger();
    start(LEASE, (_, _) -> delivered.incrementAndGet());
    transactions.executeWithoutResult(status -> {
      outbox.add(TOPIC, UUID.randomUUID(), Probe.getDefaultInstance());
      status.setRollbackOnly();
    });
    add("after");
    awaitEmpty();
    assertThat(delivered).hasValue(1);
    assertThat(nudges).hasValue(1);
  }

  @Test
  void wantsATransaction() {
    assertThatThrownBy(() -> outbox.add(TOPIC, UUID.randomUUID(), Probe.getDefaultInstance()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void comesAgainUntilDelivered() {
    var attempts = new AtomicInteger();
    start(
        LEASE,
        (_, _) -> {
          if (attempts.incrementAndGet() < 4) {
            throw new IllegalStateException("not yet");
          }
        });
    add("stubborn");
    awaitEmpty();
    assertThat(attempts).hasValue(4);
  }

  @Test
  void sharesOneTableAmongInstances() {
    Map<UUID, AtomicInteger> byId = new ConcurrentHashMap<>();
    Set<String> workers = ConcurrentHashMap.newKeySet();
    for (var worker : List.of("a", "b")) {
      start(
          LEASE,
          (id, _) -> {
            workers.add(worker);
            Thread.sleep(5);
            byId.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
          });
    }
    for (int i = 0; i < MESSAGES; i++) {
      add("m" + i);
    }
    awaitEmpty();
    assertThat(byId).hasSize(MESSAGES);
    assertThat(byId.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(workers).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void comesAgainAfterACrashBetweenClaimAndDelete() {
    add("lost");
    var table = new OutboxTable(jdbc);
    var claimed = table.claim(List.of(TOPIC), 10, SHORT_LEASE);
    assertThat(claimed).hasSize(1);
    assertThat(table.claim(List.of(TOPIC), 10, SHORT_LEASE)).as("leased").isEmpty();

    var delivered = new ConcurrentLinkedQueue<UUID>();
    start(LEASE, (id, _) -> delivered.add(id));
    awaitEmpty();
    assertThat(delivered).containsExactly(claimed.getFirst().id());
  }

  @Test
  void leavesASuccessorsAttemptAlone() {
    add("slow");
    var table = new OutboxTable(jdbc);
    var first = table.claim(List.of(TOPIC), 1, Duration.ZERO).getFirst();
    var second = table.claim(List.of(TOPIC), 1, LEASE).getFirst();
    assertThat(second.attempts()).isEqualTo(2);
    table.failed(first, Duration.ZERO, "late");
    assertThat(table.claim(List.of(TOPIC), 1, LEASE)).as("the second lease still holds").isEmpty();
  }

  @Test
  void leavesOtherTopicsAlone() {
    transactions.executeWithoutResult(
        _ -> outbox.add("nobody-listens", UUID.randomUUID(), Probe.getDefaultInstance()));
    start(LEASE, (_, _) -> {});
    add("mine");
    await().atMost(PATIENCE).until(() -> rows() == 1);
    assertThat(new OutboxTable(jdbc).oldestAgeSeconds()).isPositive();
  }

  @Test
  void givesHandlersADeadlineAndNoTransaction() {
    var seen = new ConcurrentLinkedQueue<Boolean>();
    start(
        LEASE,
        (_, _) -> {
          var deadline = Context.current().getDeadline();
          seen.add(deadline != null && !deadline.isExpired());
          seen.add(Thread.currentThread().isVirtual());
        });
    add("x");
    awaitEmpty();
    assertThat(seen).containsExactly(true, true);
  }

  @Test
  void survivesADatabaseThatFailsForAWhile() {
    var delivered = new AtomicInteger();
    start(LEASE, (_, _) -> delivered.incrementAndGet());
    jdbc.sql("alter table outbox rename to outbox_away").update();
    started.forEach(OutboxDispatcher::nudge);
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    jdbc.sql("alter table outbox_away rename to outbox").update();
    add("later");
    awaitEmpty();
    assertThat(delivered).hasValue(1);
  }

  @Test
  void backsOffFromATenthOfASecondToAMinute() {
    assertThat(OutboxDelivery.pause(1, 0.5)).isEqualTo(Duration.ofMillis(100));
    assertThat(OutboxDelivery.pause(4, 0.5)).isEqualTo(Duration.ofMillis(800));
    assertThat(OutboxDelivery.pause(500, 0.5)).isEqualTo(Duration.ofSeconds(60));
    assertThat(OutboxDelivery.pause(500, 1)).isEqualTo(Duration.ofSeconds(72));
  }

  private interface Delivery {
    void accept(UUID id, ByteString payload) throws Exception;
  }

  private void start(Duration lease, Delivery delivery) {
    var handler =
        new OutboxHandler() {
          @Override
          public String topic() {
            return TOPIC;
          }

          @Override
          public void deliver(UUID messageId, ByteString payload) {
            try {
              delivery.accept(messageId, payload);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        };
    var table = new OutboxTable(jdbc);
    var dispatcher =
        new OutboxDispatcher(
            table, new OutboxDelivery(table, Map.of(TOPIC, handler), timer), List.of(TOPIC), lease);
    dispatcher.start();
    started.add(dispatcher);
  }

  private void add(String text) {
    transactions.executeWithoutResult(
        _ -> outbox.add(TOPIC, UUID.randomUUID(), Probe.newBuilder().setDisplayName(text).build()));
  }

  private void awaitEmpty() {
    await().atMost(PATIENCE).until(() -> rows() == 0);
  }

  private long rows() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }
}
