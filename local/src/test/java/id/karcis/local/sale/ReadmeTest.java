package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the curl blocks of the README as a newcomer would, by copy and paste.
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final int MAX_LINES = 150;
  private static final long LIMIT_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void itNamesTheEdgeThatTheTestsReplace() throws IOException {
    assertThat(Files.readString(README)).contains("api=http://localhost:3001\n");
  }

  @Test
  void itsWholeSaleWorks() throws IOException, InterruptedException {
    var output = run("set -eu\n" + block("sale"));
    assertThat(output)
        .contains("\"status\":\"PAID\"")
        .contains("SEAT_UNAVAILABLE")
        .contains("\"status\":\"CHECKED_IN\"")
        .contains("ALREADY_CHECKED_IN");
    assertThat(folder.resolve("ticket.png")).isNotEmptyFile();
  }

  @Test
  void itsAccountWorks() throws IOException, InterruptedException {
    var output = run("set -eu\n" + block("sale") + "echo\n" + block("account"));
    assertThat(output)
        .contains("\"avatarUrl\":\"http")
        .contains("\"current\":true")
        .contains("\"eventId\"")
        .contains("\"account\"")
        .contains("/authorize?")
        .containsPattern("\"code\":16.*SESSION_ENDED");
  }

  @Test
  void itStaysShort() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MAX_LINES);
  }

  private static String block(String name) throws IOException {
    var afterMarker = Files.readString(README).split("<!-- " + name + ": ", -1)[1];
    var block = afterMarker.split("```sh\n", -1)[1].split("```", -1)[0];
    return block.replace("http://localhost:3001", RunningPlatform.get().edge().toString());
  }

  private String run(String script) throws IOException, InterruptedException {
    var bash =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    var ended = bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    bash.destroyForcibly();
    var output = Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    assertThat(ended).as("still running: " + output).isTrue();
    assertThat(bash.exitValue()).as(output).isZero();
    return output;
  }
}
