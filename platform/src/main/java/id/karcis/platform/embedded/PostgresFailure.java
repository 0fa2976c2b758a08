package id.karcis.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Turns what PostgreSQL's programs print into one line for the person at the terminal.
final class PostgresFailure {

  private static final int LOG_TAIL_BYTES = 8 * 1024;

  private PostgresFailure() {}

  static EmbeddedServerException of(String what, Path folder, Command.Result result, Path log) {
    var told = result.output() + "\n" + tail(log);
    return new EmbeddedServerException(what + ": " + cause(told, folder) + hint(log));
  }

  private static String cause(String told, Path folder) {
    if (told.contains("No space left on device")) {
      return "no space left on the disk of " + folder;
    }
    if (told.contains("Address already in use")) {
      return "its port is taken";
    }
    return lastOf(told.lines().toList());
  }

  private static String lastOf(List<String> lines) {
    for (var mark : List.of("PANIC:", "FATAL:", "initdb: error:", "pg_ctl: ")) {
      for (var line : lines.reversed()) {
        var at = line.indexOf(mark);
        if (at >= 0) {
          return line.substring(at + mark.length()).strip();
        }
      }
    }
    return lines.stream()
        .filter(line -> !line.isBlank())
        .reduce((_, last) -> last)
        .orElse("no reason given");
  }

  private static String hint(Path log) {
    return Files.exists(log) ? " (see " + log + ")" : "";
  }

  private static String tail(Path log) {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - LOG_TAIL_BYTES));
      var bytes = java.nio.channels.Channels.newInputStream(channel).readNBytes(LOG_TAIL_BYTES);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
