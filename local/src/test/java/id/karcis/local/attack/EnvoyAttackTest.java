package id.karcis.local.attack;

import id.karcis.local.sale.RunningEnvoy;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;

/// The attack list through a real Envoy, or skipped: see [RunningEnvoy].
class EnvoyAttackTest extends AttackListTest {

  private static URI base;

  @BeforeAll
  static void startsEnvoy() throws IOException, InterruptedException {
    base = RunningEnvoy.get().api().base();
  }

  @Override
  URI target() {
    return base;
  }

  @Override
  boolean isEnvoy() {
    return true;
  }
}
