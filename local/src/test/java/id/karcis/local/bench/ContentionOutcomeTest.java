package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentionOutcomeTest {

  @Test
  void isUnsoundWhenSeatWasSoldTwiceOrIsNotSoldOnTheMap() {
    assertThat(outcome(0, 0).sound()).isTrue();
    assertThat(outcome(1, 0).sound()).isFalse();
    assertThat(outcome(0, 1).sound()).isFalse();
  }

  private static ContentionOutcome outcome(int soldTwice, int missingOnMap) {
    return new ContentionOutcome(200, 50, 20, 580, 0, 0, Map.of(), 50, soldTwice, 50, missingOnMap);
  }
}
