package id.karcis.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs one short program to its end and keeps what it printed.
final class Command {

  /// Longest a control program may take; `pg_ctl -w` itself gives up after 60 s.
  static final Duration LIMIT = Duration.ofSeconds(90);

  private static final int OUTPUT_LIMIT_BYTES = 64 * 1024;

  private Command() {}

  record Result(int exitCode, String output) {
    boolean ok() {
      return exitCode == 0;
    }
  }

  /// Never throws for a program that fails: a missing program is exit code 127, as in a shell.
  static Result run(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // English messages, whatever language the user speaks: they are matched below.
    builder.environment().put("LC_ALL", "C");
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output =
          CompletableFuture.supplyAsync(
              () -> read(process.getInputStream()), Thread::startVirtualThread);
      return finish(process, output, command);
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    }
  }

  private static Result finish(
      Process process, CompletableFuture<String> output, List<String> command) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Result(
            124, command.getFirst() + " took longer than " + LIMIT.toSeconds() + " s");
      }
      return new Result(process.exitValue(), output.join());
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Result(130, command.getFirst() + " was interrupted");
    }
  }

  private static String read(InputStream in) {
    try (in) {
      var text = new String(in.readNBytes(OUTPUT_LIMIT_BYTES), StandardCharsets.UTF_8);
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return text.strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
