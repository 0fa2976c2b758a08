package id.karcis.local.attack;

import id.karcis.local.sale.RunningPlatform;
import java.net.URI;

/// The attack list through the edge.
class EdgeAttackTest extends AttackListTest {

  @Override
  URI target() {
    return RunningPlatform.get().edge();
  }

  @Override
  boolean isEnvoy() {
    return false;
  }
}
