package id.karcis.platform.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders of the servers: made, owned, deleted; every failure one line that names the folder.
public final class Folders {

  private Folders() {}

  /// Creates the folder where it is missing and proves that it can be written to.
  public static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "write", ".probe"));
      return folder;
    } catch (IOException e) {
      throw failure("cannot write to " + folder, e);
    }
  }

  /// Deletes the folder and all in it; a missing one is fine, and so is one that others delete too.
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException _) {
      // Somebody else was faster.
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new EmbeddedServerException("cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }

  /// Deletes a file that has grown past the limit: logs are for the current trouble.
  static void limitFile(Path file, long limitBytes) throws IOException {
    if (Files.exists(file) && Files.size(file) > limitBytes) {
      Files.delete(file);
    }
  }

  static EmbeddedServerException failure(String what, IOException e) {
    return new EmbeddedServerException(what + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case FileSystemException fs when fs.getReason() != null -> fs.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  static long ownerOf(Path path) throws IOException {
    return ((Integer) Files.getAttribute(path, "unix:uid")).longValue();
  }

  static long currentUser() {
    try {
      return ownerOf(Path.of("/proc/self"));
    } catch (IOException e) {
      throw failure("cannot tell which user runs this (/proc/self)", e);
    }
  }
}
