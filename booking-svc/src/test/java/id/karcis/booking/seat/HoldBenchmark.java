package id.karcis.booking.seat;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.platform.embedded.LocalPostgres;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.persistence.UuidV7;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import org.springframework.transaction.support.TransactionTemplate;

public final class HoldBenchmark {

  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("hold-benchmark");
    var millis = Long.parseLong(System.getProperty("bench.millis", "3000"));
    try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, true);
        var redis = LocalRedis.start(folder.resolve("redis"), 0, false)) {
      postgres.createDatabaseIfMissing("bench");
      try (var app = BookingInstance.start(postgres.jdbcUrl("bench"), redis.uri(), Map.of());
          var app2 = BookingInstance.start(postgres.jdbcUrl("bench"), redis.uri(), Map.of())) {
        var rounds = Integer.getInteger("bench.rounds", 3);
        for (var r = 0; r < rounds; r++) {
          for (var clients : new int[] {32, 64}) {
            for (var kind : List.of("open", "none", "none4", "none16", "lease")) {
              for (var limit : new int[] {0}) {
                var seats = 30_000;
                var event =
                    TestEvent.create(
                        app.jdbc(), TestEvent.Plan.ofSeats(seats).rowsOf(50).maxPerUser(limit));
                var a = allocator(app, kind);
                run(app, a, a, event, clients, millis / 4, kind + " warm");
                event =
                    TestEvent.create(
                        app.jdbc(), TestEvent.Plan.ofSeats(seats).rowsOf(50).maxPerUser(limit));
                run(app, a, a, event, clients, millis, kind);
                if (clients == 64) {
                  var b = allocator(app2, kind);
                  event =
                      TestEvent.create(
                          app.jdbc(), TestEvent.Plan.ofSeats(seats).rowsOf(50).maxPerUser(limit));
                  run(app, a, b, event, clients, millis, kind + " x2 instances");
                  event =
                      TestEvent.create(app.jdbc(), TestEvent.Plan.ofSeats(200).maxPerUser(limit));
                  run(app, a, a, event, clients, millis / 2, kind + " hot");
                }
              }
            }
          }
        }
      }
    }
  }

  static SeatAllocator allocator(BookingInstance app, String kind) {
    var beans = app.beans();
    SeatLocks locks =
        switch (kind) {
          case "open" ->
              new SeatLocks() {
                public <T> T holding(UUID e, Supplier<T> s) {
                  return s.get();
                }
              };
          case "none" -> new NoSeatLocks();
          case "none4" -> queue(4);
          case "none16" -> queue(16);
          case "lease" -> new RedissonSeatLocks(beans.getBean(RedissonClient.class));
          case "per-request" ->
              new SeatLocks() {
                public <T> T holding(UUID e, Supplier<T> s) {
                  var lock = beans.getBean(RedissonClient.class).getLock("bench:{" + e + "}");
                  boolean got = false;
                  try {
                    got = lock.tryLock(500, 10_000, TimeUnit.MILLISECONDS);
                  } catch (Exception x) {
                  }
                  try {
                    return s.get();
                  } finally {
                    if (got) lock.unlock();
                  }
                }
              };
          default -> throw new IllegalArgumentException(kind);
        };
    return new StatementSeatAllocator(
        locks,
        beans.getBean(TransactionTemplate.class),
        beans.getBean(PurchaseLimits.class),
        beans.getBean(ClaimStatements.class));
  }

  static SeatLocks queue(int n) {
    var q = new EventQueues(n);
    return new SeatLocks() {
      public <T> T holding(UUID e, Supplier<T> s) {
        return q.inTurn(e, s);
      }
    };
  }

  static void run(
      BookingInstance app,
      SeatAllocator a,
      SeatAllocator b,
      TestEvent event,
      int clients,
      long millis,
      String name)
      throws Exception {
    var sale = app.beans().getBean(EventSales.class).fresh(event.id());
    var ok = new AtomicLong();
    var lost = new AtomicLong();
    var failed = new AtomicLong();
    var times = Collections.synchronizedList(new ArrayList<long[]>());
    var end = System.nanoTime() + millis * 1_000_000;
    var start = System.nanoTime();
    var threads = new ArrayList<Thread>();
    var next = new AtomicInteger();
    for (var c = 0; c < clients; c++) {
      var alloc = c % 2 == 0 ? a : b;
      var seed = c;
      threads.add(
          Thread.startVirtualThread(() -> {
            var random = new Random(seed);
            var mine = new long[400_000];
            var n = 0;
            while (System.nanoTime() < end && n < mine.length) {
              var size = event.seatIds().size();
              var seats = new ArrayList<UUID>();
              var k = 1 + random.nextInt(4);
              while (seats.size() < k) {
                var s = event.seatIds().get(random.nextInt(size));
                if (!seats.contains(s)) seats.add(s);
              }
              var t = System.nanoTime();
              try {
                switch (alloc.hold(
                    new HoldCommand(
                        sale,
                        UuidV7.next(),
                        UUID.randomUUID(),
                        seats,
                        Map.of(event.ticketTypeId(), k)))) {
                  case HoldOutcome.Held h -> ok.incrementAndGet();
                  case HoldOutcome.SeatsTaken x -> lost.incrementAndGet();
                  case HoldOutcome.LimitExceeded x -> failed.incrementAndGet();
                }
              } catch (RuntimeException e) {
                failed.incrementAndGet();
                if (failed.get() < 3) System.out.println(e);
              }
              mine[n++] = System.nanoTime() - t;
            }
            times.add(Arrays.copyOf(mine, n));
          }));
    }
    for (var t : threads) t.join();
    var secs = (System.nanoTime() - start) / 1e9;
    var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%-28s clients %2d: holds/s %6.0f  decisions/s %6.0f  p50 %5.1f p99 %6.1f ms  failed %d%n",
        name,
        clients,
        ok.get() / secs,
        (ok.get() + lost.get()) / secs,
        all[all.length / 2] / 1e6,
        all[all.length * 99 / 100] / 1e6,
        failed.get());
  }
}
