package id.karcis.booking.hold;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.TestEvent.Plan;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HoldIdempotencyTest {

  private static final int PARALLEL = 12;
  private static final int MAX_TRIES = 500;

  private final BookingInstance booking = BookingInstance.shared();
  private final TestEvent event = TestEvent.create(booking.jdbc(), Plan.ofSeats(10).maxPerUser(3));
  private final UUID ani = UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @Test
  void answersTheSameKeyWithTheSameHold() {
    assertThat(hold(2)).isEqualTo(hold(2));
    assertThat(holds()).isEqualTo(1);
  }

  @Test
  void refusesTheSameKeyForOtherSeats() {
    hold(2);

    Refused.by(() -> hold(1), Code.ABORTED, ErrorReason.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void answersRequestsAtOnceWithOneHold() throws InterruptedException {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < PARALLEL; i++) {
      threads.add(Thread.startVirtualThread(() -> ids.add(holdPatiently().getId())));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(ids).hasSize(1);
    assertThat(holds()).isEqualTo(1);
  }

  @Test
  void findsTheHoldOfATryThatDiedBeforeItsAnswerWasStored() {
    var first = hold(2);
    booking
        .jdbc()
        .sql(
            """
            UPDATE idempotency_keys
            SET state = 'PENDING', response = NULL, lease_expire_time = now()
            WHERE caller = :caller
            """)
        .param("caller", ani)
        .update();

    assertThat(hold(2)).isEqualTo(first);
    assertThat(holds()).isEqualTo(1);
  }

  private Hold hold(int seats) {
    return booking
        .holds(ani)
        .withInterceptors(BookingInstance.header("idempotency-key", key))
        .holdSeats(request(seats));
  }

  /// As a client does that is told REQUEST_IN_PROGRESS.
  private Hold holdPatiently() {
    for (var tries = 0; ; tries++) {
      try {
        return hold(2);
      } catch (StatusRuntimeException e) {
        var inProgress = Refused.of(e).reason() == ErrorReason.REQUEST_IN_PROGRESS;
        if (!inProgress || tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  private HoldSeatsRequest request(int seats) {
    return HoldContractTest.request(event.id(), event.seats(seats));
  }

  private int holds() {
    return booking
        .jdbc()
        .sql("SELECT count(*) FROM holds WHERE user_id = :user")
        .param("user", ani)
        .query(Integer.class)
        .single();
  }
}
