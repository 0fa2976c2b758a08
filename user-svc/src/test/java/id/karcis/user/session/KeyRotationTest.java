package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.keys.SigningKey;
import id.karcis.platform.keys.SigningKeys;
import id.karcis.platform.settings.SettingException;
import id.karcis.platform.testing.TestServers;
import id.karcis.user.UserServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = KeyRotationTest.OwnServers.class)
class KeyRotationTest extends UserServiceTest {

  private static final String DATABASE = TestServers.newDatabase();
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration LEAD = Duration.ofMinutes(3);
  private static final TokenKeySettings SETTINGS = new TokenKeySettings(LIFETIME, LEAD);

  @Autowired private SigningKeys keys;
  @Autowired private KeyRotation rotation;

  /// Comes after the dynamic properties of the base, which would win over others of this class.
  static final class OwnServers
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.datasource.url=" + DATABASE).applyTo(context);
    }
  }

  @BeforeEach
  void oneNewKey() {
    jdbc.sql("delete from signing_keys").update();
    keys.current("ES256");
  }

  private void pass(Duration time) {
    jdbc.sql("update signing_keys set create_time = create_time - make_interval(secs => ?)")
        .param(time.toSeconds())
        .update();
  }

  private List<String> kids() {
    return keys.all("ES256").stream().map(SigningKey::kid).toList();
  }

  @Test
  void makesANewKeyWhenTheNewestIsOld() {
    pass(LIFETIME.minusMinutes(1));
    rotation.runOnce();
    assertThat(kids()).hasSize(1);
    var old = kids().getFirst();

    pass(Duration.ofMinutes(1));
    rotation.runOnce();
    rotation.runOnce();

    assertThat(kids()).hasSize(2).endsWith(old);
  }

  @Test
  void deletesAKeyWhenItsLastTokenIsDead() {
    var old = kids().getFirst();
    var next = keys.rotate("ES256").kid();
    pass(SETTINGS.retiredAfter().minusMinutes(1));
    rotation.runOnce();
    assertThat(kids()).containsExactly(next, old);

    pass(Duration.ofMinutes(1).plusSeconds(1));
    rotation.runOnce();

    assertThat(kids()).containsExactly(next);
  }

  @Test
  void keepsTheOnlyKeyHoweverOldUntilTheNextOneSigns() {
    pass(LIFETIME.multipliedBy(3));
    var old = kids().getFirst();
    rotation.runOnce();
    rotation.runOnce();

    assertThat(kids()).hasSize(2).endsWith(old);
  }

  @Test
  void makesOneKeyWhenManyInstancesTry() throws Exception {
    pass(LIFETIME);
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          instances.invokeAll(
              IntStream.range(0, 8).mapToObj(_ -> Executors.callable(rotation::runOnce)).toList());
      for (var run : runs) {
        run.get();
      }
    }
    rotation.runOnce();

    assertThat(kids()).hasSize(2);
  }

  @Test
  void namesASettingThatMakesNoSense() {
    assertThatThrownBy(() -> new TokenKeySettings(Duration.ofMinutes(5), LEAD))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("KARCIS_TOKEN_KEY_LIFETIME");
    assertThatThrownBy(() -> new TokenKeySettings(LIFETIME, Duration.ZERO))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("token-key-lead");
  }
}
