package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.BlockSeatsRequest;
import id.karcis.api.booking.v1.BlockSeatsResponse;
import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest.View;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceBlockingStub;
import id.karcis.api.booking.v1.UnblockSeatsRequest;
import id.karcis.api.booking.v1.UnblockSeatsResponse;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.Refused;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.platform.identity.Role;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SeatBlockingTest {

  private final BookingInstance booking = BookingInstance.shared();

  @Test
  void keepsSeatsBackUntilTheyAreOnSaleAgain() {
    var event = event(Plan.ofSeats(10));

    var blocked = block(event, event.seats(3));

    assertThat(blocked.getEventId()).isEqualTo(event.id().toString());
    assertThat(blocked.getChangedCount()).isEqualTo(3);
    assertThat(letters(event)).isEqualTo("KKKAAAAAAA");
    assertThat(map(event).getVersion()).isEqualTo(blocked.getVersion());
    var refusal =
        Refused.by(() -> hold(event, event.seats(4)), Code.ABORTED, ErrorReason.SEAT_UNAVAILABLE);
    assertThat(refusal.metadata().get("seatIds")).isEqualTo(join(event.seats(3)));

    var freed = unblock(event, event.seats(4));

    assertThat(freed.getChangedCount()).isEqualTo(3);
    assertThat(freed.getVersion()).isGreaterThan(blocked.getVersion());
    hold(event, event.seats(4));
    assertThat(letters(event)).isEqualTo("HHHHAAAAAA");
  }

  @Test
  void changesNothingTheSecondTime() {
    var event = event(Plan.ofSeats(10));
    var first = block(event, event.seats(3));

    var again = block(event, event.seats(4));

    assertThat(again.getChangedCount()).isEqualTo(1);
    assertThat(again.getVersion()).isEqualTo(first.getVersion() + 1);
    assertThat(unblock(event, List.of(event.seat(9))).getChangedCount()).isZero();
  }

  @Test
  void blocksAllOrNoneAndNamesTheSeatsOfOthers() {
    var event = event(Plan.ofSeats(10));
    hold(event, List.of(event.seat(1), event.seat(3)));

    var refusal =
        Refused.by(() -> block(event, event.seats(5)), Code.ABORTED, ErrorReason.SEAT_UNAVAILABLE);

    assertThat(refusal.metadata().get("seatIds"))
        .isEqualTo(join(List.of(event.seat(1), event.seat(3))));
    assertThat(letters(event)).isEqualTo("AHAHAAAAAA");
  }

  @Test
  void leavesSeatsOfBuyersAloneWhenUnblocking() {
    var event = event(Plan.ofSeats(10));
    hold(event, event.seats(2));

    assertThat(unblock(event, event.seats(3)).getChangedCount()).isZero();
    assertThat(letters(event)).isEqualTo("HHAAAAAAAA");
  }

  @Test
  void takesSeatsOfHoldsThatRanOut() {
    var event = event(Plan.ofSeats(10).hold(Duration.ofMinutes(10)));
    hold(event, event.seats(2));
    booking
        .jdbc()
        .sql("UPDATE seat_claims SET expire_time = now() - interval '1 s' WHERE event_id = :event")
        .param("event", event.id())
        .update();

    assertThat(block(event, event.seats(3)).getChangedCount()).isEqualTo(3);
    assertThat(letters(event)).isEqualTo("KKKAAAAAAA");
  }

  @Test
  void worksOnDrafts() {
    var event = event(Plan.ofSeats(10).status("DRAFT"));

    assertThat(block(event, event.seats(2)).getChangedCount()).isEqualTo(2);
  }

  @Test
  void refusesWhatDoesNotExist() {
    var event = event(Plan.ofSeats(10));
    var other = event(Plan.ofSeats(10));
    var mixed = List.of(event.seat(0), other.seat(0));

    var seat =
        Refused.by(() -> block(event, mixed), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(seat.message()).contains(other.seat(0).toString());
    Refused.by(() -> unblock(event, mixed), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
    var nowhere =
        BlockSeatsRequest.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .addSeatIds(event.seat(0).toString())
            .build();
    Refused.by(() -> admin().blockSeats(nowhere), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(letters(event)).isEqualTo("AAAAAAAAAA");
  }

  @Test
  void refusesASeatThatComesTwice() {
    var event = event(Plan.ofSeats(10));
    var twice =
        BlockSeatsRequest.newBuilder()
            .setEventId(event.id().toString())
            .addSeatIds(event.seat(0).toString())
            .addSeatIds(event.seat(0).toString().toUpperCase(Locale.ROOT))
            .build();

    var refusal =
        Refused.by(
            () -> admin().blockSeats(twice), Code.INVALID_ARGUMENT, ErrorReason.INVALID_FIELD);
    assertThat(refusal.violations().getFirst().field()).isEqualTo("seatIds[1]");
  }

  @Test
  void isForAdminsOnly() {
    var event = event(Plan.ofSeats(10));
    var customer =
        booking.seats().withInterceptors(BookingInstance.as(UUID.randomUUID(), Role.CUSTOMER));

    Refused.by(
        () -> customer.blockSeats(request(event, event.seats(1))),
        Code.PERMISSION_DENIED,
        ErrorReason.ROLE_REQUIRED);
  }

  /// Buyers and organizers want the same seats at once: each seat is somebody's only, and nobody
  /// waits in a circle.
  @Test
  void racesWithBuyers() throws InterruptedException {
    var event = event(Plan.ofSeats(40));
    var random = new Random(1);
    var sold = new ConcurrentLinkedQueue<UUID>();
    var kept = new ConcurrentLinkedQueue<UUID>();
    var unexpected = new ConcurrentLinkedQueue<ErrorReason>();
    var start = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 80; i++) {
      var wanted = some(event, random);
      var buyer = i % 2 == 0;
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              start.await();
              if (buyer) {
                hold(event, wanted);
                sold.addAll(wanted);
              } else if (block(event, wanted).getChangedCount() > 0) {
                kept.addAll(wanted);
              }
            } catch (StatusRuntimeException e) {
              var reason = Refused.of(e).reason();
              if (reason != ErrorReason.SEAT_UNAVAILABLE) {
                unexpected.add(reason);
              }
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(unexpected).isEmpty();
    assertThat(sold).doesNotHaveDuplicates().isNotEmpty();
    assertThat(kept).isNotEmpty();
    assertThat(seats(event, "HELD")).containsExactlyInAnyOrderElementsOf(sold);
    assertThat(seats(event, "BLOCKED"))
        .containsExactlyInAnyOrderElementsOf(List.copyOf(Set.copyOf(kept)));
  }

  private static List<UUID> some(TestEvent event, Random random) {
    var seats = new ArrayList<>(event.seatIds());
    Collections.shuffle(seats, random);
    return List.copyOf(seats.subList(0, 1 + random.nextInt(3)));
  }

  private List<UUID> seats(TestEvent event, String state) {
    return booking
        .jdbc()
        .sql("SELECT seat_id FROM seat_claims WHERE event_id = :event AND state = :state")
        .param("event", event.id())
        .param("state", state)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private TestEvent event(Plan plan) {
    return TestEvent.create(booking.jdbc(), plan);
  }

  private SeatServiceBlockingStub admin() {
    return booking.seats().withInterceptors(BookingInstance.as(UUID.randomUUID(), Role.ADMIN));
  }

  private BlockSeatsResponse block(TestEvent event, List<UUID> seats) {
    return admin().blockSeats(request(event, seats));
  }

  private UnblockSeatsResponse unblock(TestEvent event, List<UUID> seats) {
    return admin()
        .unblockSeats(
            UnblockSeatsRequest.newBuilder()
                .setEventId(event.id().toString())
                .addAllSeatIds(texts(seats))
                .build());
  }

  private static BlockSeatsRequest request(TestEvent event, List<UUID> seats) {
    return BlockSeatsRequest.newBuilder()
        .setEventId(event.id().toString())
        .addAllSeatIds(texts(seats))
        .build();
  }

  private void hold(TestEvent event, List<UUID> seats) {
    var request =
        HoldSeatsRequest.newBuilder()
            .setEventId(event.id().toString())
            .addAllSeatIds(texts(seats))
            .build();
    var _ = booking.holds(UUID.randomUUID()).holdSeats(request);
  }

  private EventSeatMap map(TestEvent event) {
    return booking
        .seats()
        .getSeatMap(
            GetSeatMapRequest.newBuilder()
                .setEventId(event.id().toString())
                .setView(View.COMPACT)
                .build());
  }

  private String letters(TestEvent event) {
    return map(event).getSections(0).getSeatStatuses();
  }

  private static List<String> texts(List<UUID> seats) {
    return seats.stream().map(UUID::toString).toList();
  }

  private static String join(List<UUID> seats) {
    return String.join(",", texts(seats));
  }
}
