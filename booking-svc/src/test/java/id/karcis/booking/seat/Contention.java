package id.karcis.booking.seat;

import id.karcis.api.booking.v1.Hold.HeldSeat;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.Refused;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.platform.error.Refusal;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// 200 buyers at once want 1 to 4 of the same 50 seats each, in random order, over gRPC and spread
/// over several instances.
final class Contention {

  static final int BUYERS = 200;
  static final int SEATS = 50;
  private static final int MAX_GROUP = 4;
  private static final int INTERRUPT_AFTER = BUYERS / 4;

  private final List<BookingInstance> instances;
  private final TestEvent event;
  private final Random random;
  private final CountDownLatch start = new CountDownLatch(1);
  private final AtomicInteger answers = new AtomicInteger();
  private final ConcurrentLinkedQueue<Win> wins = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Loss> losses = new ConcurrentLinkedQueue<>();

  /// Seats that a buyer was told to have.
  record Win(UUID buyer, List<String> seats) {}

  /// What a buyer was told who got nothing.
  record Loss(List<UUID> wanted, Refusal refusal) {}

  /// How it went.
  record Result(TestEvent event, List<Win> wins, List<Loss> losses) {

    /// Seats that more than one buyer was told to have.
    List<String> doubleSales() {
      return wins.stream()
          .flatMap(win -> win.seats().stream())
          .collect(Collectors.groupingBy(seat -> seat, Collectors.counting()))
          .entrySet()
          .stream()
          .filter(seat -> seat.getValue() > 1)
          .map(Map.Entry::getKey)
          .toList();
    }

    /// Seats of all winners.
    Stream<String> sold() {
      return wins.stream().flatMap(win -> win.seats().stream());
    }
  }

  private Contention(List<BookingInstance> instances, long seed) {
    this.instances = instances;
    this.event = TestEvent.create(instances.getFirst().jdbc(), Plan.ofSeats(SEATS).maxPerUser(8));
    this.random = new Random(seed);
  }

  /// Runs it.
  ///
  /// @param interruption happens once a quarter of the buyers have their answer
  static Result run(List<BookingInstance> instances, long seed, Runnable interruption)
      throws InterruptedException {
    return new Contention(instances, seed).run(interruption);
  }

  private Result run(Runnable interruption) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var buyer = 0; buyer < BUYERS; buyer++) {
      var wanted = group();
      var instance = instances.get(buyer % instances.size());
      threads.add(Thread.startVirtualThread(() -> buy(instance, wanted, interruption)));
    }
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }
    return new Result(event, List.copyOf(wins), List.copyOf(losses));
  }

  private List<UUID> group() {
    var seats = new ArrayList<>(event.seatIds());
    Collections.shuffle(seats, random);
    return List.copyOf(seats.subList(0, 1 + random.nextInt(MAX_GROUP)));
  }

  private void buy(BookingInstance instance, List<UUID> wanted, Runnable interruption) {
    var buyer = UUID.randomUUID();
    var request = HoldSeatsRequest.newBuilder().setEventId(event.id().toString());
    wanted.forEach(seat -> request.addSeatIds(seat.toString()));
    var stub = instance.holds(buyer);
    await();
    try {
      var hold = stub.holdSeats(request.build());
      wins.add(new Win(buyer, hold.getSeatsList().stream().map(HeldSeat::getSeatId).toList()));
    } catch (StatusRuntimeException e) {
      losses.add(new Loss(wanted, Refused.of(e)));
    }
    if (answers.incrementAndGet() == INTERRUPT_AFTER) {
      interruption.run();
    }
  }

  private void await() {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
