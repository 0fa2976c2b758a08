package id.karcis.local;

import id.karcis.platform.crypto.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/// The keys that encrypt fields in the databases, readable by their owner alone. Who loses this
/// file loses those fields. It is replaced as a whole, so that a service that reads it, or a kill
/// in the middle, meets the old one or the new one.
final class KeyRingFile {

  private final Path file;

  KeyRingFile(Path file) {
    this.file = file;
  }

  /// Makes it if it is missing, and returns where it is.
  Path ensured() {
    if (!Files.exists(file)) {
      write(KeyRing.generate());
    }
    return file;
  }

  KeyRing read() {
    try {
      return KeyRing.parse(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new LocalException("cannot read the key ring in " + file + ": " + e.getMessage(), e);
    }
  }

  void write(KeyRing ring) {
    write(file, ring);
  }

  /// Keeps a ring for backups of before, and returns where.
  Path keepAside(KeyRing ring) {
    var aside = file.resolveSibling(file.getFileName() + ".until-" + ring.primary());
    write(aside, ring);
    return aside;
  }

  private static void write(Path file, KeyRing ring) {
    try {
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var fresh = Files.createTempFile(folder, "key-ring", ".new", ownerOnly);
      Files.writeString(fresh, ring.toJson() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LocalException("cannot keep the key ring in " + file + ": " + e.getMessage(), e);
    }
  }

  /// How long ago it changed.
  Duration age(Instant now) {
    try {
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
    } catch (IOException e) {
      throw new LocalException("cannot read the key ring in " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
