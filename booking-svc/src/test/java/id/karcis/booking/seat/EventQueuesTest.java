package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EventQueuesTest {

  private static final int PLACES = 3;

  private final EventQueues queues = new EventQueues(PLACES, Duration.ofMillis(200));
  private final UUID event = UUID.randomUUID();

  @Test
  void letsNoMoreInThanThereArePlaces() throws InterruptedException {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 50; i++) {
      threads.add(
          Thread.startVirtualThread(() ->
              queues.inTurn(
                  event,
                  () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1);
                    return inside.decrementAndGet();
                  })));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(most).hasValueBetween(1, PLACES);
    assertThat(inside).hasValue(0);
  }

  @Test
  void refusesWhoeverWaitsTooLongAndServesOtherEvents() throws InterruptedException {
    var end = new CountDownLatch(1);
    var filled = new CountDownLatch(PLACES);
    for (var i = 0; i < PLACES; i++) {
      Thread.startVirtualThread(() -> queues.inTurn(event, stay(filled, end)));
    }
    filled.await();

    assertThatThrownBy(() -> queues.inTurn(event, () -> 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
              assertThat(refusal.retryAfter()).isPositive();
            });
    assertThat(queues.inTurn(UUID.randomUUID(), () -> 1)).isEqualTo(1);
    end.countDown();
    assertThat(queues.inTurn(event, () -> 1)).isEqualTo(1);
  }

  @Test
  void givesThePlaceBackAfterAFailure() {
    for (var i = 0; i <= PLACES; i++) {
      assertThatThrownBy(() ->
              queues.inTurn(
                  event,
                  () -> {
                    throw new IllegalStateException("no");
                  }))
          .hasMessage("no");
    }
  }

  private static Supplier<Boolean> stay(CountDownLatch filled, CountDownLatch end) {
    return () -> {
      filled.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return true;
    };
  }
}
