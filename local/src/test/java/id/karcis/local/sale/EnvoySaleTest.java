package id.karcis.local.sale;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/// The public API through a real Envoy, or skipped: see [RunningEnvoy].
class EnvoySaleTest extends PublicApiTest {

  private static Rest api;

  @BeforeAll
  static void startsEnvoy() throws IOException, InterruptedException {
    api = RunningEnvoy.get().api();
  }

  @Override
  Rest translator() {
    return api;
  }
}
