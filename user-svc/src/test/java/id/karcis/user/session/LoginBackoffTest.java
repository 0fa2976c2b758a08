package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginBackoffTest {

  private static final String BUDI = "budi@mail.example";
  private static final String HOME = "203.0.113.7";
  private static final String STRANGER = "198.51.100.9";

  private final SettableClock clock = new SettableClock();
  private final LoginBackoff backoff = new LoginBackoff(clock);

  @Test
  void letsSomeWrongTriesPass() {
    fail(BUDI, HOME, LoginBackoff.FREE_TRIES - 1);

    assertThat(backoff.wait(BUDI, HOME)).isEmpty();
  }

  @Test
  void doublesTheWaitUpToALimit() {
    fail(BUDI, HOME, LoginBackoff.FREE_TRIES);
    assertThat(backoff.wait(BUDI, HOME)).contains(LoginBackoff.FIRST_WAIT);

    backoff.failed(BUDI, HOME);
    assertThat(backoff.wait(BUDI, HOME)).contains(LoginBackoff.FIRST_WAIT.multipliedBy(2));

    fail(BUDI, HOME, 100);
    assertThat(backoff.wait(BUDI, HOME)).contains(LoginBackoff.LONGEST_WAIT);
  }

  @Test
  void allowsTheNextTryAfterTheWait() {
    fail(BUDI, HOME, LoginBackoff.FREE_TRIES);

    clock.now = clock.now.plus(LoginBackoff.FIRST_WAIT);

    assertThat(backoff.wait(BUDI, HOME)).isEmpty();
  }

  @Test
  void doesNotLetAStrangerKeepTheOwnerOut() {
    fail(BUDI, STRANGER, 100);

    assertThat(backoff.wait(BUDI, STRANGER)).isPresent();
    assertThat(backoff.wait(BUDI, HOME)).isEmpty();
  }

  @Test
  void slowsAnAddressThatTriesManyAccounts() {
    for (int i = 0; i < LoginBackoff.FREE_TRIES_OF_ADDRESS; i++) {
      backoff.failed("user" + i + "@mail.example", STRANGER);
    }

    assertThat(backoff.wait("another@mail.example", STRANGER)).isPresent();
  }

  @Test
  void takesAnAddressInAnyCaseForTheSame() {
    fail("BUDI@mail.example", HOME, LoginBackoff.FREE_TRIES);

    assertThat(backoff.wait(BUDI, HOME)).isPresent();
  }

  @Test
  void forgetsAfterSuccessAndAfterAWhile() {
    fail(BUDI, HOME, LoginBackoff.FREE_TRIES);
    backoff.succeeded(BUDI, HOME);
    assertThat(backoff.wait(BUDI, HOME)).isEmpty();

    fail(BUDI, HOME, LoginBackoff.FREE_TRIES);
    clock.now = clock.now.plus(LoginBackoff.FORGOTTEN).plusSeconds(1);
    backoff.failed(BUDI, HOME);
    assertThat(backoff.wait(BUDI, HOME)).isEmpty();
  }

  private void fail(String email, String address, int times) {
    for (int i = 0; i < times; i++) {
      backoff.failed(email, address);
    }
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void staysBounded() {
    for (int i = 0; i < 30_000; i++) {
      backoff.failed("user" + i + "@mail.example", "");
    }
    fail(BUDI, "", LoginBackoff.FREE_TRIES);

    assertThat(backoff.size()).isLessThanOrEqualTo(20_000);
    assertThat(backoff.wait(BUDI, "")).contains(Duration.ofSeconds(1));
  }
}
