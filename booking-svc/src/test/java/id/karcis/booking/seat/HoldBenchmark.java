package id.karcis.booking.seat;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.platform.embedded.LocalPostgres;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.persistence.UuidV7;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Holds per second, in process, with durable commits, one line per way to lock and number of
/// clients; beside them what plain inserts of the same rows reach on the same pool. Ways and rounds
/// interleave, so compare within a run only. Run `main`; `-Dmillis=3000 -Drounds=3` by default.
public final class HoldBenchmark {

  private static final int SEATS = 30_000;
  private static final int HOT_SEATS = 200;
  private static final int MAX_GROUP = 4;
  private static final int[] CLIENTS = {1, 8, 32, 64};

  private final BookingInstance booking;
  private final Duration duration;

  /// Decides over one wish; true when it got the seats.
  private interface Way {
    boolean hold(EventSale sale, UUID ticketType, List<UUID> seats);
  }

  private HoldBenchmark(BookingInstance booking, Duration duration) {
    this.booking = booking;
    this.duration = duration;
  }

  /// Prints the table.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("hold-benchmark");
    try (var postgres = LocalPostgres.start(folder.resolve("postgres"), 0, true);
        var redis = LocalRedis.start(folder.resolve("redis"), 0, false)) {
      postgres.createDatabaseIfMissing("bench");
      try (var booking = BookingInstance.start(postgres.jdbcUrl("bench"), redis.uri(), Map.of())) {
        new HoldBenchmark(booking, Duration.ofMillis(Long.getLong("millis", 3_000))).run();
      }
    }
  }

  private void run() throws InterruptedException {
    booking
        .jdbc()
        .sql("CREATE TABLE raw (event uuid, seat uuid, PRIMARY KEY (event, seat))")
        .update();
    measure("warm-up", allocating(new NoSeatLocks()), 32, SEATS, 0);
    for (var round = 0; round < Integer.getInteger("rounds", 3); round++) {
      for (var clients : CLIENTS) {
        measure("raw inserts", this::insert, clients, SEATS, 0);
        measure("no lock, no queue", allocating(new Open()), clients, SEATS, 0);
        measure("queue", allocating(new NoSeatLocks()), clients, SEATS, 0);
        measure("queue, limits", allocating(new NoSeatLocks()), clients, SEATS, MAX_GROUP);
        measure("lease and queue", allocating(leases()), clients, SEATS, 0);
        measure("lease, 200 seats", allocating(leases()), clients, HOT_SEATS, 0);
      }
    }
  }

  private SeatLocks leases() {
    return new RedissonSeatLocks(booking.beans().getBean(RedissonClient.class));
  }

  private Way allocating(SeatLocks locks) {
    var beans = booking.beans();
    var allocator =
        new StatementSeatAllocator(
            locks,
            beans.getBean(TransactionTemplate.class),
            beans.getBean(PurchaseLimits.class),
            beans.getBean(ClaimStatements.class),
            new SeatChanges());
    return (sale, type, seats) ->
        allocator.hold(
                new HoldCommand(
                    sale, UuidV7.next(), UUID.randomUUID(), seats, Map.of(type, seats.size())))
            instanceof HoldOutcome.Held;
  }

  private boolean insert(EventSale sale, UUID ticketType, List<UUID> seats) {
    var jdbc = booking.beans().getBean(JdbcClient.class);
    return jdbc.sql("INSERT INTO raw SELECT :event, unnest(:seats) ON CONFLICT DO NOTHING")
            .param("event", sale.eventId())
            .param("seats", ClaimStatements.array(seats))
            .update()
        == seats.size();
  }

  private void measure(String name, Way way, int clients, int seats, int limit)
      throws InterruptedException {
    var event = TestEvent.create(booking.jdbc(), Plan.ofSeats(seats).rowsOf(50).maxPerUser(limit));
    var sale = booking.beans().getBean(EventSales.class).fresh(event.id());
    var held = new AtomicLong();
    Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    var start = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (var client = 0; client < clients; client++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            while (System.nanoTime() - start < duration.toNanos()) {
              var asked = System.nanoTime();
              if (way.hold(sale, event.ticketTypeId(), group(event))) {
                held.incrementAndGet();
              }
              nanos.add(System.nanoTime() - asked);
            }
          }));
    }
    for (var thread : threads) {
      thread.join();
    }
    print(name, clients, held.get(), nanos.stream().mapToLong(n -> n).sorted().toArray());
  }

  private static List<UUID> group(TestEvent event) {
    var random = ThreadLocalRandom.current();
    var size = 1 + random.nextInt(MAX_GROUP);
    var seats = new LinkedHashSet<UUID>();
    while (seats.size() < size) {
      seats.add(event.seat(random.nextInt(event.seatIds().size())));
    }
    return List.copyOf(seats);
  }

  private void print(String name, int clients, long held, long[] nanos) {
    System.out.printf(
        "%-18s %2d clients %7.0f holds/s %7.0f decisions/s  p50 %6.1f ms  p99 %6.1f ms%n",
        name,
        clients,
        held * 1e3 / duration.toMillis(),
        nanos.length * 1e3 / duration.toMillis(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6);
  }

  /// Straight to the database.
  private static final class Open implements SeatLocks {
    @Override
    public <T> T holding(UUID eventId, Supplier<T> action) {
      return action.get();
    }
  }
}
