package id.karcis.local;

import id.karcis.platform.crypto.KeyRing;
import java.time.InstantSource;
import java.util.List;

/// Looks after the keys that encrypt fields in the databases.
final class KeysCommand implements Command {

  @Override
  public String summary() {
    return "encryption keys: status, rotate, retire (old ones), new (prints a ring)";
  }

  @Override
  public List<String> arguments() {
    return List.of("ACTION");
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    switch (args.getFirst()) {
      case "new" -> System.out.println(KeyRing.generate().toJson());
      case "status" -> rotation(settings).status();
      case "rotate" -> rotation(settings).rotate();
      case "retire" -> rotation(settings).retire();
      default ->
          throw new LocalException(
              "cannot do \"keys " + args.getFirst() + "\", expected status, rotate, retire or new");
    }
    return 0;
  }

  private static KeyRotation rotation(LocalSettings settings) {
    if (settings.database() == null) {
      InstanceLock.requireHolder(settings.dataDir());
    }
    return new KeyRotation(
        new KeyRingFile(settings.keyRing()),
        new KeyUses(settings),
        System.out,
        InstantSource.system(),
        KeyRotation.SETTLING);
  }
}
