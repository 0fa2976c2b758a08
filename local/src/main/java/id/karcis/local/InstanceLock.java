package id.karcis.local;

import id.karcis.platform.embedded.EmbeddedServerException;
import id.karcis.platform.embedded.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/// One platform per data folder. The operating system holds the lock for the process, so that none
/// survives a kill; the number in the file tells people and `down` which process it is.
final class InstanceLock implements AutoCloseable {

  private static final String FILE = "karcis.pid";

  private final FileChannel channel;
  private final FileLock lock;

  private InstanceLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// Empty when another process has it.
  static Optional<InstanceLock> tryTake(Path dataDir) {
    try {
      Folders.writable(dataDir);
      var channel =
          FileChannel.open(
              dataDir.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      writePid(channel);
      return Optional.of(new InstanceLock(channel, lock));
    } catch (IOException | EmbeddedServerException e) {
      throw new LocalException(e.getMessage() + " (KARCIS_DATA_DIR names another folder)", e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static void writePid(FileChannel channel) throws IOException {
    channel.truncate(0);
    var line = ProcessHandle.current().pid() + "\n";
    channel.write(
        java.nio.ByteBuffer.wrap(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 0);
  }

  /// The process that runs the platform of this folder; refused when none does.
  static long requireHolder(Path dataDir) {
    return holder(dataDir)
        .orElseThrow(() ->
            new LocalException(
                "Karcis does not run with the data in " + dataDir + ": ./karcis up starts it"));
  }

  /// The process that runs the platform of this folder; empty when none does.
  static OptionalLong holder(Path dataDir) {
    var file = dataDir.resolve(FILE);
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = tryLock(channel)) {
      return lock != null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      throw new LocalException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      lock.close();
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
