package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KarcisTest {

  @TempDir Path home;

  @Test
  void printsHelpForWhatItCannotDo(CapturedOutput output) {
    assertThat(run(List.of("fly"), Map.of())).isEqualTo(Karcis.MISUSED);
    assertThat(run(List.of(), Map.of())).isEqualTo(Karcis.MISUSED);
    assertThat(run(List.of("token"), Map.of())).isEqualTo(Karcis.MISUSED);
    assertThat(output.getErr())
        .contains(
            "cannot do \"fly\"\n",
            "cannot do \"token\", expected token EMAIL\n",
            "usage: ./karcis COMMAND",
            "  token EMAIL ");
    assertThat(output.getOut()).isEmpty();
  }

  @Test
  void printsHelpWhenAsked(CapturedOutput output) {
    assertThat(run(List.of("--help"), Map.of())).isZero();
    assertThat(output.getOut()).contains("up", "down", "status", "logs", "reset");
  }

  @Test
  void namesTakenPortWhoWantsItAndWhatMovesIt(CapturedOutput output) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Of the part that is looked at first: somebody may use this machine meanwhile.
      var port = String.valueOf(taken.getLocalPort());
      assertThat(run(List.of("up"), Map.of("KARCIS_EDGE_PORT", port))).isEqualTo(Karcis.FAILED);
      assertThat(output.getErr())
          .isEqualToIgnoringNewLines(
              "karcis: port "
                  + port
                  + " is taken, edge wants it: set KARCIS_EDGE_PORT to another one");
    }
  }

  @Test
  void saysThatItRunsAlready(CapturedOutput output) {
    try (var _ = InstanceLock.tryTake(home.resolve(".karcis")).orElseThrow()) {
      assertThat(run(List.of("up"), Map.of())).isEqualTo(Karcis.FAILED);
      assertThat(output.getErr())
          .contains("Karcis runs already", "(process " + ProcessHandle.current().pid() + ")");
      assertThat(run(List.of("reset"), Map.of())).isEqualTo(Karcis.FAILED);
      assertThat(output.getErr()).contains("./karcis down first");
    }
  }

  @Test
  void saysThatNothingRuns(CapturedOutput output) {
    assertThat(run(List.of("down"), Map.of())).isZero();
    assertThat(run(List.of("status"), Map.of())).isEqualTo(3);
    assertThat(output.getOut()).contains("does not run");
  }

  @Test
  void givesTokensOnlyOfWhatRuns(CapturedOutput output) {
    assertThat(run(List.of("token", "buyer@karcis.test"), Map.of())).isEqualTo(Karcis.FAILED);
    assertThat(output.getErr())
        .startsWith("karcis: Karcis does not run with the data in ")
        .endsWith(": ./karcis up starts it\n");
  }

  @Test
  void measuresOnlyWhatRuns(CapturedOutput output) {
    assertThat(run(List.of("bench"), Map.of())).isEqualTo(Karcis.FAILED);
    assertThat(output.getErr()).contains("Karcis does not run", "./karcis up starts it");
    assertThat(run(List.of("bench", "soon"), Map.of())).isEqualTo(Karcis.FAILED);
    assertThat(output.getErr()).contains("SECONDS is \"soon\", expected 1 to 60");
    assertThat(run(List.of("bench", "1", "2"), Map.of())).isEqualTo(Karcis.MISUSED);
    assertThat(output.getErr()).contains("bench [SECONDS]");
  }

  @Test
  void loadsOnlyIntoWhatRuns(CapturedOutput output) {
    for (var argument : List.of("5", "explain", "draw")) {
      assertThat(run(List.of("load", argument), Map.of())).isEqualTo(Karcis.FAILED);
    }
    assertThat(output.getErr()).contains("Karcis does not run", "./karcis up starts it");
    assertThat(run(List.of("load", "soon"), Map.of())).isEqualTo(Karcis.FAILED);
    assertThat(output.getErr()).contains("MINUTES is \"soon\", expected 1 to 60, explain or draw");
  }

  @Test
  void resetDeletesOwnDataOnly() throws Exception {
    var data = Files.createDirectories(home.resolve(".karcis"));
    var foreign = Files.writeString(data.resolve("letter.txt"), "dear diary");
    Files.createDirectories(data.resolve("redis/appendonlydir"));
    ServiceSecret.of(data);
    var keyRing = new KeyRingFile(data.resolve("key-ring.json")).ensured();

    assertThat(run(List.of("reset"), Map.of())).isZero();

    assertThat(foreign).exists();
    assertThat(data.resolve("redis")).doesNotExist();
    assertThat(data.resolve("service-secret")).doesNotExist();
    assertThat(keyRing).doesNotExist();
  }

  @Test
  void refusesStrangerToken(CapturedOutput output) {
    assertThat(run(List.of("token", "eve@example.com"), Map.of())).isEqualTo(Karcis.FAILED);
    assertThat(output.getErr())
        .contains("no demo account \"eve@example.com\"", "buyer@karcis.test");
  }

  private int run(List<String> args, Map<String, String> environment) {
    return Karcis.run(args, environment, home);
  }
}
