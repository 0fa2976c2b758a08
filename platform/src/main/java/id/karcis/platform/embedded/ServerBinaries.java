package id.karcis.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks the server programs once per user and version into a cache folder. Safe against a kill
/// and against several processes at once: an unpacked folder appears whole, by rename, or not at
/// all.
final class ServerBinaries {

  private static final String POSTGRES = "/postgres-linux-x86_64.txz";
  private static final String REDIS = "/redis-server-7.0.9-linux-amd64";
  private static final String COMPLETE = ".complete";
  private static final int OWNER_EXECUTE = 0100;

  private ServerBinaries() {}

  /// The folder with `bin/postgres`, `bin/initdb` and `bin/pg_ctl`.
  static Path postgres(Path cache) {
    return unpacked(cache, "postgres", POSTGRES, ServerBinaries::untar);
  }

  /// The Redis server program.
  static Path redis(Path cache) {
    return unpacked(
            cache,
            "redis",
            REDIS,
            (in, folder) -> {
              var program = folder.resolve("redis-server");
              Files.copy(in, program);
              makeExecutable(program);
            })
        .resolve("redis-server");
  }

  private interface Unpacker {
    void unpack(InputStream in, Path folder) throws IOException;
  }

  private static Path unpacked(Path cache, String name, String resource, Unpacker unpacker) {
    requireLinux();
    try {
      var target = cache.resolve(name + "-" + fingerprint(resource));
      if (!Files.exists(target.resolve(COMPLETE))) {
        unpack(Folders.writable(cache), target, resource, unpacker);
      }
      return target;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "cannot unpack "
              + name
              + " to "
              + cache
              + ": "
              + e.getMessage()
              + " (KARCIS_CACHE_DIR names another folder)",
          e);
    }
  }

  private static void unpack(Path cache, Path target, String resource, Unpacker unpacker)
      throws IOException {
    var fresh = Files.createTempDirectory(cache, target.getFileName() + ".");
    try (var in = new BufferedInputStream(open(resource))) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpacker.unpack(in, fresh);
      Files.createFile(fresh.resolve(COMPLETE));
      publish(fresh, target);
    } finally {
      Folders.delete(fresh);
    }
  }

  private static void publish(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another process was first, and what it put there is whole.
      if (!Files.exists(target.resolve(COMPLETE))) {
        throw e;
      }
    }
  }

  private static void untar(InputStream in, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, entry.resolveIn(folder));
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & OWNER_EXECUTE) != 0) {
      makeExecutable(path);
    }
  }

  private static void makeExecutable(Path program) throws IOException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static InputStream open(String resource) {
    var in = ServerBinaries.class.getResourceAsStream(resource);
    if (in == null) {
      throw new EmbeddedServerException(
          "the class path lacks the server programs (" + resource + ")");
    }
    return in;
  }

  /// Names the unpacked folder after its content, so that another version lands beside it.
  private static String fingerprint(String resource) throws IOException {
    var url = ServerBinaries.class.getResource(resource);
    if (url != null && url.openConnection() instanceof JarURLConnection jar) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    try (var in = open(resource)) {
      return Long.toHexString(in.transferTo(java.io.OutputStream.nullOutputStream()));
    }
  }

  private static void requireLinux() {
    var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.equals("Linux amd64")) {
      throw new EmbeddedServerException(
          "the embedded servers run on Linux amd64, this is "
              + system
              + ": set KARCIS_DB_URL and KARCIS_REDIS_URL to servers of your own");
    }
  }
}
