package id.karcis.local.sale;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;

/// The sign-in through a real Envoy, or skipped: see [RunningEnvoy].
class EnvoySignInPageTest extends SignInPageTest {

  private static Rest api;

  @BeforeAll
  static void startsEnvoy() throws IOException, InterruptedException {
    api = RunningEnvoy.get().api();
  }

  @Override
  Rest translator() {
    return api;
  }

  @Override
  URI base() {
    return api.base();
  }
}
