package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The sign-in through a real Envoy; skipped as [EnvoySaleTest] is.
class EnvoySignInPageTest extends SignInPageTest {

  @TempDir private static Path folder;

  private static @Nullable EnvoyProxy envoy;

  @BeforeAll
  static void startEnvoy() throws IOException, InterruptedException {
    var available = EnvoyProxy.available();
    if (Boolean.parseBoolean(System.getenv("KARCIS_REQUIRE_ENVOY"))) {
      assertThat(available).as("Envoy is required and cannot be fetched").isTrue();
    }
    assumeTrue(available, "Envoy cannot be fetched here");
    envoy = EnvoyProxy.before(RunningPlatform.get(), folder);
  }

  @AfterAll
  static void stopEnvoy() throws InterruptedException {
    if (envoy != null) {
      envoy.close();
    }
  }

  @Override
  Rest translator() {
    return Objects.requireNonNull(envoy, "Envoy runs").api();
  }

  @Override
  URI base() {
    return translator().base();
  }
}
