package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.karcis.local.sale.EnvoyProxy;
import id.karcis.local.sale.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The attack list through a real Envoy. Skipped where Envoy cannot be fetched, unless
/// `KARCIS_REQUIRE_ENVOY=true`, as CI says.
class EnvoyAttackTest extends AttackListTest {

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
  URI target() {
    if (envoy == null) {
      throw new AssertionError("Envoy does not run");
    }
    return envoy.api().base();
  }

  @Override
  boolean isEnvoy() {
    return true;
  }
}
