package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void countsAnswersAndFailuresApartUntilNothingIsLeft() {
    var calls = new AtomicInteger();

    var measured =
        Load.run(
            4,
            LONG,
            _ -> {
              var call = calls.incrementAndGet();
              if (call % 2 == 0 && call <= 10) {
                throw Failure.wrong("odd one out");
              }
              return call <= 20;
            });

    assertThat(measured.done()).isEqualTo(15);
    assertThat(measured.failures()).isEqualTo(Map.of("odd one out", 5L));
    assertThat(measured.ranOut()).isTrue();
    assertThat(measured.clients()).isEqualTo(4);
    assertThat(measured.perSecond()).isEqualTo(15 / measured.seconds());
  }

  @Test
  void endsWhenTimeIsOver() {
    var measured =
        Load.run(
            2,
            Duration.ofMillis(50),
            _ -> {
              Thread.sleep(1);
              return true;
            });

    assertThat(measured.ranOut()).isFalse();
    assertThat(measured.done()).isPositive();
    assertThat(measured.failures()).isEmpty();
  }
}
