package id.karcis.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Shows the last lines of the log and follows it.
final class LogsCommand implements Command {

  private static final String LAST_LINES = "50";

  @Override
  public String summary() {
    return "follow the log of all services";
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var file = settings.logFile();
    if (!Files.exists(file)) {
      throw new LocalException("no log yet: " + file + " is written by ./karcis up");
    }
    try {
      // By name, so that it survives the change of the file at midnight.
      return new ProcessBuilder("tail", "-n", LAST_LINES, "-F", file.toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LocalException("cannot follow " + file + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Karcis.FAILED;
    }
  }
}
