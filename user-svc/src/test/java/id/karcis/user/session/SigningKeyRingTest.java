package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.keys.SigningKeys;
import id.karcis.user.UserServiceTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SigningKeyRingTest extends UserServiceTest {

  private static final TokenKeySettings SETTINGS =
      new TokenKeySettings(Duration.ofDays(30), Duration.ofMinutes(3));

  @Autowired private SigningKeys stored;

  private SigningKeyRing ringIn(Duration future) {
    return new SigningKeyRing(stored, SETTINGS, Clock.offset(Clock.systemUTC(), future));
  }

  @Test
  void publishesANewKeyBeforeItSigns() {
    var before = ringIn(Duration.ZERO).signing().kid();
    var rotated = stored.rotate("ES256").kid();
    var now = ringIn(Duration.ZERO);
    var later = ringIn(SETTINGS.tokenKeyLead().plusSeconds(30));

    assertThat(now.signing().kid()).isEqualTo(before).isNotEqualTo(rotated);
    assertThat(now.current().getKeyByKeyId(rotated)).isNotNull();
    assertThat(later.signing().kid()).isEqualTo(rotated);
    assertThat(later.current().getKeyByKeyId(before)).isNotNull();
  }

  @Test
  void publishesNoPrivateKey() {
    assertThat(ringIn(Duration.ZERO).current().containsNonPublicKeys()).isFalse();
  }
}
