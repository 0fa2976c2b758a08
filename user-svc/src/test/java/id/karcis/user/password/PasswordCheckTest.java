package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.limit.LimitAutoConfiguration;
import id.karcis.platform.limit.Quotas;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestAutoConfiguration;
import id.karcis.platform.request.RequestContext;
import io.grpc.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PasswordCheckTest {

  private static final String RIGHT = "warung-kopi-senja";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OF_PREFIX = 20;
  private static final int OF_ACCOUNT = 100;
  private static final int PREFIXES = 200;
  private static final String HOME = "2001:db8:40e::7";
  private static final String ABROAD = "2001:db8:abc::7";

  private static final PasswordSettings SETTINGS =
      new PasswordSettings(
          4, 1, 8, PATIENCE, 0, "1/h burst " + OF_PREFIX, "1/h burst " + OF_ACCOUNT);

  private interface Body {
    void run(PasswordCheck check, PasswordHashes hashes) throws Exception;
  }

  private static void withCheck(Body test) {
    new ApplicationContextRunner()
        .withInitializer(context ->
            context
                .getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance()))
        .withConfiguration(
            AutoConfigurations.of(LimitAutoConfiguration.class, RequestAutoConfiguration.class))
        .withPropertyValues("karcis.limits.scale=1")
        .run(context -> {
          var quotas = context.getBean(Quotas.class);
          var prefixes = context.getBean(ClientPrefixes.class);
          try (var hashes = new PasswordHashes(SETTINGS)) {
            test.run(check(hashes, quotas, prefixes), hashes);
          }
        });
  }

  private static PasswordCheck check(
      PasswordHashes hashes, Quotas quotas, ClientPrefixes prefixes) {
    var clock = Clock.systemUTC();
    var beans = new PasswordConfiguration();
    var wrong =
        beans.wrongPasswords(
            new LocalTries(clock), new LocalKnownPrefixes(clock), quotas, SETTINGS);
    return beans.passwordCheck(hashes, wrong, SETTINGS, prefixes);
  }

  private static <T> T from(String address, Callable<T> call) throws Exception {
    var request =
        new RequestContext("a", address, null, null, null, null, null, new AtomicReference<>());
    return request.putInto(Context.current()).call(call);
  }

  /// What a try is answered, all but the time to wait.
  private static String answer(
      PasswordCheck check, String address, String who, String password, @Nullable String hash)
      throws Exception {
    try {
      return from(address, () -> check.matches(who, password, hash)) ? "right" : "wrong";
    } catch (Refusal refusal) {
      assertThat(refusal.retryAfter()).isPositive();
      return refusal.code() + " " + refusal.reason() + " " + refusal.getMessage();
    }
  }

  /// One guess from each of many prefixes of one IPv6 /48.
  private static List<String> attack(PasswordCheck check, String who, @Nullable String hash)
      throws Exception {
    var answers = new String[PREFIXES];
    for (int i = 0; i < PREFIXES; i++) {
      var address = "2001:db8:bad:%x::1".formatted(i);
      answers[i] = answer(check, address, who, "guess number " + i, hash);
    }
    return List.of(answers);
  }

  @Test
  void slowsDownWhoeverTriesManyAccounts() {
    withCheck((check, _) -> {
      for (int i = 0; i < OF_PREFIX; i++) {
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
    withCheck((check, hashes) -> {
      var hash = hashes.hash(RIGHT);
      for (int i = 0; i < 2 * OF_PREFIX; i++) {
        assertThat(check.matches("account " + i, RIGHT, hash)).isTrue();
      }
    });
  }

  @Test
  void stopsGuessesAtOneAccountFromManyPrefixes() {
    withCheck((check, hashes) -> {
      var hash = hashes.hash(RIGHT);
      var before = hashes.done();

      var answers = attack(check, "budi", hash);

      assertThat(answers.subList(0, OF_ACCOUNT)).containsOnly("wrong");
      assertThat(answers.subList(OF_ACCOUNT, PREFIXES))
          .allSatisfy(answer -> assertThat(answer).contains("TOO_MANY_REQUESTS", "account"));
      assertThat(hashes.done() - before).isEqualTo(OF_ACCOUNT);
      assertThat(answer(check, ABROAD, "budi", RIGHT, hash)).contains("TOO_MANY_REQUESTS");
      assertThat(answer(check, ABROAD, "siti", RIGHT, hash)).isEqualTo("right");
    });
  }

  @Test
  void letsTheOwnerInFromAKnownPrefixMeanwhile() {
    withCheck((check, hashes) -> {
      var hash = hashes.hash(RIGHT);
      assertThat(answer(check, HOME, "budi", RIGHT, hash)).isEqualTo("right");
      attack(check, "budi", hash);

      assertThat(answer(check, HOME, "budi", "mistyped it", hash)).isEqualTo("wrong");
      assertThat(answer(check, HOME, "budi", RIGHT, hash)).isEqualTo("right");
      assertThat(answer(check, ABROAD, "budi", RIGHT, hash)).contains("TOO_MANY_REQUESTS");
    });
  }

  @Test
  void slowsDownGuessesFromAKnownPrefixToo() {
    withCheck((check, hashes) -> {
      var hash = hashes.hash(RIGHT);
      assertThat(answer(check, HOME, "budi", RIGHT, hash)).isEqualTo("right");
      attack(check, "budi", hash);
      for (int i = 0; i < Tries.FREE; i++) {
        assertThat(answer(check, HOME, "budi", "a guess", hash)).isEqualTo("wrong");
      }
      assertThat(answer(check, HOME, "budi", "a guess", hash)).contains("TOO_MANY_REQUESTS");
    });
  }

  @Test
  void answersTheSameForAnUnknownAddress() {
    withCheck((check, hashes) -> {
      var hash = hashes.hash(RIGHT);
      assertThat(answer(check, HOME, "budi", RIGHT, hash)).isEqualTo("right");
      var known = attack(check, "budi", hash);
      var before = hashes.done();

      // From the same prefixes, whose own numbers are not used up.
      var unknown = attack(check, "nobody", null);

      assertThat(unknown).isEqualTo(known);
      assertThat(hashes.done() - before).isEqualTo(OF_ACCOUNT);
    });
  }
}
