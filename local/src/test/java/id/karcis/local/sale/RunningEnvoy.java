package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A real Envoy before [RunningPlatform], started once for all tests of this JVM and stopped with
/// it.
public final class RunningEnvoy {

  private static @Nullable EnvoyProxy running;

  private RunningEnvoy() {}

  /// Skips the test where Envoy cannot be fetched; fails it there if `KARCIS_REQUIRE_ENVOY=true`,
  /// as CI says.
  public static synchronized EnvoyProxy get() throws IOException, InterruptedException {
    var known = running;
    if (known == null) {
      known = start();
      running = known;
    }
    return known;
  }

  private static EnvoyProxy start() throws IOException, InterruptedException {
    var available = EnvoyProxy.available();
    if (Boolean.parseBoolean(System.getenv("KARCIS_REQUIRE_ENVOY"))) {
      assertThat(available).as("Envoy is required and cannot be fetched").isTrue();
    }
    assumeTrue(available, "Envoy cannot be fetched here");
    var folder = Files.createTempDirectory("karcis-envoy");
    var envoy = EnvoyProxy.before(RunningPlatform.get(), folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(envoy, folder)));
    return envoy;
  }

  private static void stop(EnvoyProxy envoy, Path folder) {
    try {
      envoy.close();
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
