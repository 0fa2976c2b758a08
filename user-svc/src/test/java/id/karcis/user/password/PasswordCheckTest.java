package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.limit.LimitAutoConfiguration;
import id.karcis.platform.limit.Quotas;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PasswordCheckTest {

  private static final String RIGHT = "warung-kopi-senja";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Three wrong passwords an hour and address.
  private static void withCheck(Consumer<PasswordCheck> test) {
    var settings = new PasswordSettings(4, 1, 8, PATIENCE, 0, "1/h burst 3");
    new ApplicationContextRunner()
        .withInitializer(context ->
            context
                .getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance()))
        .withConfiguration(
            AutoConfigurations.of(LimitAutoConfiguration.class, RequestAutoConfiguration.class))
        .withPropertyValues("karcis.limits.scale=1")
        .run(context -> {
          try (var hashes = new PasswordHashes(settings)) {
            test.accept(
                new PasswordConfiguration()
                    .passwordCheck(
                        hashes,
                        new LocalTries(Clock.systemUTC()),
                        context.getBean(Quotas.class),
                        settings,
                        context.getBean(ClientPrefixes.class)));
          }
        });
  }

  private static String hash() {
    try (var hashes =
        new PasswordHashes(new PasswordSettings(4, 1, 8, PATIENCE, 0, "1/h burst 1"))) {
      return hashes.hash(RIGHT);
    }
  }

  @Test
  void slowsDownWhoeverTriesManyAccounts() {
    withCheck(check -> {
      for (int i = 0; i < 3; i++) {
        assertThat(check.matches("account " + i, "a guess", null)).isFalse();
      }
      assertThatThrownBy(() -> check.matches("another account", "a guess", null))
          .hasMessageContaining("address")
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
                assertThat(refusal.retryAfter())
                    .isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
              });
    });
  }

  @Test
  void letsACrowdInThatKnowsItsPasswords() {
    var hash = hash();
    withCheck(check -> {
      for (int i = 0; i < 20; i++) {
        assertThat(check.matches("account " + i, RIGHT, hash)).isTrue();
      }
    });
  }
}
