package id.karcis.platform.testing;

import id.karcis.platform.embedded.Folders;
import id.karcis.platform.embedded.LocalPostgres;
import id.karcis.platform.embedded.LocalRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Folders of this test JVM under the temporary folder. At its end the servers inside are stopped
/// and all is deleted; what a killed test JVM left is cleared away by the next one.
final class TestFolder {

  private static final String PREFIX = "karcis-test-";
  private static final AtomicInteger FOLDERS = new AtomicInteger();
  private static final Path ROOT = root();

  private TestFolder() {}

  static Path create(String name) {
    return Folders.writable(ROOT.resolve(name + "-" + FOLDERS.incrementAndGet()));
  }

  private static Path root() {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    clearAfterTheDead(temporary);
    var root = Folders.writable(temporary.resolve(PREFIX + ProcessHandle.current().pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(root)));
    return root;
  }

  private static void clearAfterTheDead(Path temporary) {
    try (var found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (var folder : found) {
        var pid = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
        if (ProcessHandle.of(pid).isEmpty() && Files.isWritable(folder)) {
          clear(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + temporary, e);
    }
  }

  private static void clear(Path root) {
    try (var folders = Files.newDirectoryStream(root)) {
      for (var folder : folders) {
        LocalPostgres.stopOrphan(folder);
        LocalRedis.stopOrphan(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + root, e);
    }
    Folders.delete(root);
  }
}
