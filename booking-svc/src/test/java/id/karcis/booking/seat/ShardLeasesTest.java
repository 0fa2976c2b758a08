package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;

class ShardLeasesTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final UUID event = UUID.randomUUID();
  private Answer answer = Answer.GRANTED;
  private final ShardLeases leases = new ShardLeases(this::grant, nanos::get, waiting::add);

  private enum Answer {
    GRANTED,
    TAKEN,
    FAILED
  }

  @Test
  void answersAtOnceAndKnowsBetterLater() {
    assertThat(leases.isMine(event)).isFalse();
    answerNow();

    assertThat(leases.isMine(event)).isTrue();
    assertThat(asked).hasValue(1);
  }

  @Test
  void renewsALeaseThatIsUsed() {
    own();
    pass(Duration.ofSeconds(5));
    assertThat(leases.isMine(event)).isTrue();
    answerNow();
    pass(Duration.ofSeconds(7));

    assertThat(leases.isMine(event)).isTrue();
  }

  @Test
  void givesALeaseUpBeforeRedisDoes() {
    own();
    pass(ShardLeases.LEASE.minusSeconds(1));

    assertThat(leases.isMine(event)).isFalse();
  }

  @Test
  void losesALeaseThatAnotherInstanceGot() {
    own();
    answer = Answer.TAKEN;
    pass(Duration.ofSeconds(5));
    leases.isMine(event);
    answerNow();

    assertThat(leases.isMine(event)).isFalse();
  }

  @Test
  void asksNobodyForAWhileAfterAFailure() {
    answer = Answer.FAILED;
    leases.isMine(event);
    answerNow();
    for (var i = 0; i < 100; i++) {
      assertThat(leases.isMine(UUID.randomUUID())).isFalse();
    }
    pass(Duration.ofSeconds(4));
    leases.isMine(event);
    assertThat(asked).hasValue(1);

    answer = Answer.GRANTED;
    pass(Duration.ofSeconds(2));
    leases.isMine(event);
    answerNow();
    assertThat(leases.isMine(event)).isTrue();
  }

  private void own() {
    leases.isMine(event);
    answerNow();
    assertThat(leases.isMine(event)).isTrue();
  }

  private boolean grant(UUID wanted, Duration lease) {
    asked.incrementAndGet();
    if (answer == Answer.FAILED) {
      throw new RedisException("away");
    }
    return answer == Answer.GRANTED;
  }

  private void answerNow() {
    waiting.remove().run();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
