package id.karcis.local;

import id.karcis.platform.crypto.KeyRing;
import java.util.List;

/// Looks after the keys that encrypt fields in the databases.
final class KeysCommand implements Command {

  @Override
  public String summary() {
    return "print a new key ring (new) for services elsewhere";
  }

  @Override
  public List<String> arguments() {
    return List.of("ACTION");
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    if (!args.getFirst().equals("new")) {
      throw SettingsReader.bad("ACTION", args.getFirst(), "new");
    }
    System.out.println(KeyRing.generate().toJson());
    return 0;
  }
}
