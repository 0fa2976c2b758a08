package id.karcis.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final EndedSessions ended = new EndedSessions(nanos::get);

  @Test
  void remembersSessionsAsLongAsTheirTokensMayLive() {
    ended.add(List.of("one"));
    nanos.addAndGet(AccessTokens.LIFETIME.plus(AccessTokens.SKEW).toNanos());
    ended.add(List.of("two"));

    assertThat(ended.contains("one")).isTrue();

    nanos.addAndGet(EndedSessions.KEPT.minus(AccessTokens.LIFETIME).toNanos());
    ended.add(List.of());

    assertThat(ended.contains("one")).isFalse();
    assertThat(ended.contains("two")).isTrue();
  }

  @Test
  void doesNotRememberOneLongerBecauseItIsToldTwice() {
    ended.add(List.of("one"));
    nanos.addAndGet(EndedSessions.KEPT.toNanos() - 1);
    ended.add(List.of("one"));
    nanos.addAndGet(1);
    ended.add(List.of());

    assertThat(ended.size()).isZero();
  }

  @Test
  void forgetsTheOldestWhenTooManyEnd() {
    var all =
        IntStream.rangeClosed(0, EndedSessions.MAX_SESSIONS).mapToObj(Integer::toString).toList();

    ended.add(all);

    assertThat(ended.size()).isEqualTo(EndedSessions.MAX_SESSIONS);
    assertThat(ended.contains(all.getFirst())).isFalse();
    assertThat(ended.contains(all.getLast())).isTrue();
  }
}
