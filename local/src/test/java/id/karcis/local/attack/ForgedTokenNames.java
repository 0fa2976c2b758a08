package id.karcis.local.attack;

import id.karcis.local.sale.Rest;
import id.karcis.local.sale.RunningPlatform;
import java.util.Map;

/// The forged tokens of this platform, and the names of some that the attack list uses.
final class ForgedTokenNames {

  private ForgedTokenNames() {}

  static Map<String, String> all() {
    var platform = RunningPlatform.get();
    var real = platform.adminToken();
    var jwks = Rest.at(platform.edge()).get("/.well-known/jwks.json").ok();
    return ForgedTokens.of(real, jwks, PlatformKey.of(real));
  }

  static void add(World world) {
    all().forEach((name, token) -> world.names().with("token." + name, token));
  }
}
