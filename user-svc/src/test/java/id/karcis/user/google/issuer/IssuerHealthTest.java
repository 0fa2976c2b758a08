package id.karcis.user.google.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssuerHealthTest {

  private static final long NOW = Long.MAX_VALUE - 5;

  private final IssuerHealth health = new IssuerHealth();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.failed(NOW);
    }
  }

  @Test
  void pausesAfterSomeFailuresInARow() {
    fail(IssuerHealth.FAILURES - 1);
    assertThat(health.isPaused(NOW)).isFalse();

    fail(1);
    assertThat(health.isPaused(NOW)).isTrue();
  }

  @Test
  void asksAgainAfterThePause() {
    fail(IssuerHealth.FAILURES);
    var later = NOW + IssuerHealth.PAUSE.toNanos();

    assertThat(health.isPaused(later - 1)).isTrue();
    assertThat(health.isPaused(later)).isFalse();
  }

  @Test
  void pausesAgainWhenTheNextTryFailsToo() {
    fail(IssuerHealth.FAILURES);
    var later = NOW + IssuerHealth.PAUSE.toNanos();

    health.failed(later);

    assertThat(health.isPaused(later)).isTrue();
  }

  @Test
  void forgetsFailuresAfterAnAnswer() {
    fail(IssuerHealth.FAILURES - 1);
    health.answered();
    fail(IssuerHealth.FAILURES - 1);

    assertThat(health.isPaused(NOW)).isFalse();
  }
}
