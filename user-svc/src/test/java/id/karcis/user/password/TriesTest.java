package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// In memory, with a clock that the test moves on.
class TriesTest {

  private static final String KEY = "budi from home";

  private final SettableClock clock = new SettableClock();
  private final LocalTries tries = new LocalTries(clock);

  @Test
  void letsSomeWrongTriesPass() {
    wrong(Tries.FREE - 1);
    assertThat(tries.waitOf(KEY)).isZero();

    wrong(1);

    assertThat(tries.waitOf(KEY)).isEqualTo(Tries.FIRST_WAIT);
    assertThat(tries.waitOf("budi from elsewhere")).isZero();
  }

  @Test
  void doublesTheWaitUpToALimit() {
    wrong(Tries.FREE);
    for (var wait = Tries.FIRST_WAIT;
        wait.compareTo(Tries.LONGEST_WAIT) < 0;
        wait = wait.multipliedBy(2)) {
      assertThat(tries.waitOf(KEY)).isEqualTo(wait);
      clock.pass(wait);
      assertThat(tries.waitOf(KEY)).isZero();
      wrong(1);
    }
    wrong(100);
    assertThat(tries.waitOf(KEY)).isEqualTo(Tries.LONGEST_WAIT);
  }

  @Test
  void forgetsAfterSuccessAndAfterAWhile() {
    wrong(Tries.FREE);
    tries.forget(KEY);
    assertThat(tries.waitOf(KEY)).isZero();

    wrong(Tries.FREE + 20);
    clock.pass(Tries.FORGOTTEN.plusSeconds(1));
    wrong(1);
    assertThat(tries.waitOf(KEY)).isZero();
  }

  @Test
  void staysBounded() {
    for (int i = 0; i < LocalTries.MAX_ENTRIES + 1_000; i++) {
      tries.wrong("key " + i);
    }
    assertThat(tries.size()).isEqualTo(LocalTries.MAX_ENTRIES);
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      tries.wrong(KEY);
    }
  }
}
