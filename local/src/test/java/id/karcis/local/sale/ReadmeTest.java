package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the curl blocks of the README and of `docs/account.md` as a newcomer would, by copy and
/// paste.
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path ACCOUNT = Path.of("..", "docs", "account.md");
  private static final int MAX_LINES = 160;
  private static final long LIMIT_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void itNamesTheEdgeThatTheTestsReplace() throws IOException {
    assertThat(Files.readString(README)).contains("api=http://localhost:3001\n");
  }

  @Test
  void itsWholeSaleWorks() throws IOException, InterruptedException {
    var output = run("set -eu\n" + block(README, "sale"));
    assertThat(output)
        .contains("\"status\":\"PAID\"")
        .contains("SEAT_UNAVAILABLE")
        .contains("\"status\":\"CHECKED_IN\"")
        .contains("ALREADY_CHECKED_IN");
    assertThat(folder.resolve("ticket.png")).isNotEmptyFile();
  }

  @Test
  void itsAccountWorks() throws IOException, InterruptedException {
    var output = run("set -eu\n" + block(README, "sale") + "echo\n" + block(ACCOUNT, "account"));
    assertThat(output)
        .contains("\"avatarUrl\":\"http")
        .contains("\"current\":true")
        .contains("\"eventId\"")
        .contains("\"account\"")
        .contains("/authorize?")
        .containsPattern("\"code\":16.*SESSION_ENDED");
  }

  @Test
  void itsSeasonWorks() throws IOException, InterruptedException {
    var output = run("set -eu\n" + block(README, "sale") + "echo\n" + block(README, "season"));
    assertThat(output)
        .contains("\"ticketTypeCount\":6,\"dryRun\":true")
        .contains("\"ticketTypeCount\":6,\"dryRun\":false")
        .contains("\"changedCount\":1")
        .contains("\"events\":[{")
        .contains("\"discount\":{\"currencyCode\":\"IDR\",\"units\":\"250000\"")
        .contains("\"refundStatus\":\"APPROVED\"")
        .contains("***@karcis.test")
        .contains("\"ticketsSold\":\"2\"");
  }

  @Test
  void itStaysShort() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MAX_LINES);
  }

  private static String block(Path file, String name) throws IOException {
    var afterMarker = Files.readString(file).split("<!-- " + name + ": ", -1)[1];
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
