package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import id.karcis.platform.crypto.KeyRing;
import id.karcis.platform.keys.SigningKeys;
import id.karcis.platform.settings.SettingException;
import id.karcis.platform.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

class StartTest {

  private static ConfigurableApplicationContext start(String database, String... settings) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.name=user-svc",
                "--spring.datasource.url=" + database,
                "--spring.grpc.server.port=0",
                "--karcis.management.port=0",
                "--karcis.service-secret=a secret of more than thirty-two bytes",
                "--karcis.redis.url=" + TestServers.redisUri()));
    arguments.addAll(List.of(settings));
    return new SpringApplicationBuilder(UserApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "--karcis.admin.email=nobody, --karcis.admin.password=warung-kopi-senja, KARCIS_ADMIN_EMAIL",
    "--karcis.user.bcrypt-cost=99, --karcis.admin.email=, KARCIS_BCRYPT_COST",
    "--karcis.google.issuer=http://issuer.example, --karcis.google.client-id=a, KARCIS_GOOGLE_ISSUER",
  })
  void stopsAtAWrongSettingAndNamesIt(String one, String other, String setting) {
    var failure = catchThrowable(() -> start(TestServers.newDatabase(), one, other).close());

    assertThat(failure)
        .extracting(it -> NestedExceptionUtils.getMostSpecificCause(it))
        .isInstanceOf(SettingException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(setting)
        .hasLineCount(1);
  }

  @Test
  void stopsWithAKeyRingThatLacksANeededKey() {
    var database = TestServers.newDatabase();
    var needed = KeyRing.generate();
    try (var context = start(database, "--karcis.key-ring=" + needed.toJson())) {
      context.getBean(SigningKeys.class).current("ES256");
    }

    var other = "--karcis.key-ring=" + KeyRing.generate().toJson();
    var failure = catchThrowable(() -> start(database, other).close());

    assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("Setting karcis.key-ring: lacks key " + needed.primary());
  }
}
