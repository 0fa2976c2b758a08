package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.BlockSeatsRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest.OrderedTickets;
import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.ReleaseHoldRequest;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceStub;
import id.karcis.api.booking.v1.UnblockSeatsRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.Refused;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.platform.identity.Role;
import id.karcis.platform.testing.TestServers;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WatchSeatMapTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BookingInstance booking = BookingInstance.shared();
  private final UUID buyer = UUID.randomUUID();

  private TestEvent event(Plan plan) {
    return TestEvent.create(booking.jdbc(), plan);
  }

  private static SeatServiceStub seats(BookingInstance instance) {
    return instance.stub(UUID.randomUUID(), Role.CUSTOMER, SeatServiceGrpc::newStub);
  }

  private Watching watch(TestEvent event) {
    return Watching.of(seats(booking), event);
  }

  private Hold hold(BookingInstance instance, TestEvent event, int... seats) {
    var request = HoldSeatsRequest.newBuilder().setEventId(event.id().toString());
    for (var seat : seats) {
      request.addSeatIds(event.seat(seat).toString());
    }
    return instance.holds(buyer).holdSeats(request.build());
  }

  private void block(TestEvent event, List<UUID> seats) {
    var _ =
        booking
            .stub(UUID.randomUUID(), Role.ADMIN, SeatServiceGrpc::newBlockingStub)
            .blockSeats(
                BlockSeatsRequest.newBuilder()
                    .setEventId(event.id().toString())
                    .addAllSeatIds(seats.stream().map(UUID::toString).toList())
                    .build());
  }

  private void unblock(TestEvent event, List<UUID> seats) {
    var _ =
        booking
            .stub(UUID.randomUUID(), Role.ADMIN, SeatServiceGrpc::newBlockingStub)
            .unblockSeats(
                UnblockSeatsRequest.newBuilder()
                    .setEventId(event.id().toString())
                    .addAllSeatIds(seats.stream().map(UUID::toString).toList())
                    .build());
  }

  private void change(String sql, Object value) {
    booking.jdbc().sql(sql).param(value).update();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void tellsAllSeatsAndThenWhatBecomesOfThem() throws Exception {
    var event = event(Plan.ofSeats(10));
    var hold = hold(booking, event, 0);
    try (var watching = watch(event)) {
      watching.awaitLetters("HAAAAAAAAA");

      var second = hold(booking, event, 1, 2);
      watching.awaitLetters("HHHAAAAAAA");
      block(event, List.of(event.seat(9)));
      watching.awaitLetters("HHHAAAAAAK");
      var _ =
          booking
              .holds(buyer)
              .releaseHold(ReleaseHoldRequest.newBuilder().setId(second.getId()).build());
      watching.awaitLetters("HAAAAAAAAK");
      unblock(event, List.of(event.seat(9)));
      watching.awaitLetters("HAAAAAAAAA");
      // Moved by nobody who tells, as time does.
      change(
          "UPDATE seat_claims SET expire_time = now() - interval '1 s' WHERE hold_id = ?",
          UUID.fromString(hold.getId()));
      watching.awaitLetters("AAAAAAAAAA");
      change(
          """
          UPDATE seat_claims SET state = 'BOOKED', order_id = gen_random_uuid(), expire_time = NULL,
            user_id = gen_random_uuid(), version = version + 1
          WHERE event_id = '%s' AND seat_id = ?
          """
              .formatted(event.id()),
          event.seat(1));
      watching.awaitLetters("ABAAAAAAAA");

      assertThat(watching.snapshots()).as("all seats once, then changes").isEqualTo(1);
      assertThat(watching.changes()).isGreaterThanOrEqualTo(6);
      assertThat(watching.wentBackwards()).isFalse();
    }
  }

  @Test
  void tellsOfStandingPlaces() throws Exception {
    var event = event(Plan.ofSeats(10));
    var type = TestEvent.addFloor(booking.jdbc(), event, 100);
    try (var watching = watch(event)) {
      watching.await(w -> w.standing() == 100);

      var _ =
          booking
              .stub(buyer, Role.CUSTOMER, OrderServiceGrpc::newBlockingStub)
              .createOrder(
                  CreateOrderRequest.newBuilder()
                      .setEventId(event.id().toString())
                      .addItems(
                          OrderedTickets.newBuilder()
                              .setTicketTypeId(type.toString())
                              .setQuantity(7))
                      .build());

      watching.await(w -> w.standing() == 93);
      assertThat(watching.snapshots()).isEqualTo(1);
    }
  }

  @Test
  void startsAnewWhenTheClientReadTooSlowly() throws Exception {
    var event = event(Plan.ofSeats(1_000).rowsOf(50));
    var port = booking.beans().getEnvironment().getProperty("local.grpc.server.port", int.class, 0);
    ManagedChannel narrow =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .flowControlWindow(64 * 1024)
            .build();
    try (var watching = Watching.slowly(SeatServiceGrpc.newStub(narrow), event);
        var quick = watch(event)) {
      quick.await(w -> w.snapshots() == 1);
      // Each turn is more than 40 kB of changes.
      for (var turn = 0; turn < 6; turn++) {
        var told = quick.changes();
        if (turn % 2 == 0) {
          block(event, event.seatIds());
        } else {
          unblock(event, event.seatIds());
        }
        quick.await(w -> w.changes() > told);
      }
      hold(booking, event, 3);
      quick.await(w -> w.letters().startsWith("AAAHA"));

      watching.take(1_000);

      watching.await(w -> w.letters().startsWith("AAAHA"));
      assertThat(watching.snapshots()).as("all again instead of what was missed").isEqualTo(2);
      assertThat(watching.changes()).isLessThan(quick.changes());
      assertThat(quick.snapshots()).isEqualTo(1);
      assertThat(watching.wentBackwards()).isFalse();
    } finally {
      narrow.shutdownNow();
    }
  }

  @Test
  void endsWithTheEvent() throws Exception {
    var event = event(Plan.ofSeats(10));
    try (var watching = watch(event)) {
      watching.awaitLetters("AAAAAAAAAA");

      change("UPDATE events SET status = 'CANCELLED' WHERE id = ?", event.id());

      assertThat(watching.end()).isNull();
    }
  }

  @Test
  void hidesDraftsFromAllButAdmins() throws Exception {
    var event = event(Plan.ofSeats(10).status("DRAFT"));
    try (var watching = watch(event)) {
      checkNotFound(watching);
    }
    try (var watching = watch(new TestEvent(buyer, buyer, buyer, List.of()))) {
      checkNotFound(watching);
    }
    try (var watching =
        Watching.of(booking.stub(UUID.randomUUID(), Role.ADMIN, SeatServiceGrpc::newStub), event)) {
      watching.awaitLetters("AAAAAAAAAA");
    }
  }

  private static void checkNotFound(Watching watching) throws Exception {
    assertThat(watching.end())
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(Refused.of(e).code()).isEqualTo(Code.NOT_FOUND));
  }

  @Test
  void freesEverythingOfClientsThatAreGone() throws Exception {
    var watches = booking.beans().getBean(GrpcSeatWatches.class);
    var event = event(Plan.ofSeats(10));
    await(() -> watches.watchers() == 0);
    try (var one = watch(event);
        var two = watch(event);
        var brief = Watching.of(seats(booking).withDeadlineAfter(2, TimeUnit.SECONDS), event)) {
      one.awaitLetters("AAAAAAAAAA");
      two.awaitLetters("AAAAAAAAAA");
      assertThat(watches.events()).isEqualTo(1);
      assertThat(brief.end()).as("its time is over").isNotNull();
      await(() -> watches.watchers() == 2);
    }
    await(() -> watches.watchers() == 0);
    assertThat(watches.events()).isZero();
  }

  @Test
  void tellsChangesOfOtherInstancesWithAndWithoutRedis() throws Exception {
    var database = TestServers.newDatabase();
    try (var redis = TestServers.newRedis();
        var one =
            BookingInstance.start(
                database, redis.uri(), Map.of("karcis.booking.max-seat-watchers", "2"));
        var two = BookingInstance.start(database, redis.uri(), Map.of())) {
      var event = TestEvent.create(one.jdbc(), Plan.ofSeats(10));
      try (var here = Watching.of(seats(one), event);
          var there = Watching.of(seats(two), event)) {
        here.awaitLetters("AAAAAAAAAA");
        there.awaitLetters("AAAAAAAAAA");
        hold(two, event, 4);
        here.awaitLetters("AAAAHAAAAA");
        there.awaitLetters("AAAAHAAAAA");

        redis.kill();
        hold(one, event, 0);
        here.awaitLetters("HAAAHAAAAA");
        there.awaitLetters("HAAAHAAAAA");
        hold(two, event, 1);
        here.awaitLetters("HHAAHAAAAA");
        there.awaitLetters("HHAAHAAAAA");

        try (var second = Watching.of(seats(one), event)) {
          second.awaitLetters("HHAAHAAAAA");
          checkTooMany(Watching.of(seats(one), event));
        }
      }
    }
  }

  private static void checkTooMany(Watching watching) throws Exception {
    assertThat(watching.end())
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(Refused.of(e).reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS));
  }
}
