package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  private static final long NANOS_PER_MILLI = 1_000_000;

  @Test
  void takesNearestRank() {
    var hundred = LongStream.rangeClosed(1, 100).map(i -> (101 - i) * NANOS_PER_MILLI).toArray();

    assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(50, 95, 99, 100));
  }

  @Test
  void takesTheOnlySample() {
    assertThat(Percentiles.of(new long[] {7 * NANOS_PER_MILLI}))
        .isEqualTo(new Percentiles(7, 7, 7, 7));
  }

  @Test
  void isZeroWithoutSamples() {
    assertThat(Percentiles.of(new long[0])).isEqualTo(new Percentiles(0, 0, 0, 0));
  }
}
