package id.karcis.local;

import id.karcis.platform.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Deletes what the platform keeps; never anything else that lies in the data folder.
final class ResetCommand implements Command {

  @Override
  public String summary() {
    return "delete all data of this machine's platform";
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var dataDir = settings.dataDir();
    if (!Files.exists(dataDir)) {
      System.out.println("Nothing to delete in " + dataDir);
      return 0;
    }
    try (var _ =
        InstanceLock.tryTake(dataDir)
            .orElseThrow(() ->
                new LocalException(
                    "Karcis runs with the data in " + dataDir + ": ./karcis down first"))) {
      LocalServers.stopOrphans(settings);
      Folders.delete(settings.postgresFolder());
      Folders.delete(settings.redisFolder());
      deleteFiles(dataDir);
    }
    System.out.println("Deleted the data in " + dataDir);
    return 0;
  }

  private static void deleteFiles(Path dataDir) {
    try (var files =
        Files.newDirectoryStream(
            dataDir, "{karcis.log*,service-secret*,webhook-secret*,key-ring*,*.aot}")) {
      for (var file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new LocalException("cannot delete in " + dataDir + ": " + e.getMessage(), e);
    }
  }
}
