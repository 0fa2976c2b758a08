package id.karcis.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret with which the services prove themselves to each other: made once per data folder,
/// readable by its owner alone.
final class ServiceSecret {

  private static final int BYTES = 32;

  private ServiceSecret() {}

  static String of(Path dataDir) {
    return read(dataDir.resolve("service-secret"));
  }

  /// Returns what notifications in the name of the simulated payment provider are signed with here.
  static String ofWebhooks(Path dataDir) {
    return read(dataDir.resolve("webhook-secret"));
  }

  private static String read(Path file) {
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LocalException("cannot keep a secret in " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path file) throws IOException {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", ownerOnly);
    Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
