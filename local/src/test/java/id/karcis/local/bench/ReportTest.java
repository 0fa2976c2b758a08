package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(text, true, StandardCharsets.UTF_8));

  @Test
  void tellsThatSeatsRanOutAndWhatFailed() {
    report.step(measured(64, 100, Map.of("ABORTED SEAT_UNAVAILABLE", 3L), true));

    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("seats ran out after 2.0 s", "{ABORTED SEAT_UNAVAILABLE=3}");
  }

  @Test
  void setsRatesBesideTheLimit() {
    var limit = List.of(measured(8, 1_000, Map.of(), false));

    report.ratios(limit, Map.of("gRPC", List.of(measured(8, 250, Map.of(), false))));

    assertThat(text.toString(StandardCharsets.UTF_8)).contains("gRPC/s", "25.0 %");
  }

  @Test
  void saysWhatACrowdCostsTheSale() {
    var refused = Map.of("RESOURCE_EXHAUSTED TOO_MANY_REQUESTS", 50L, "UNAVAILABLE", 2L);
    report.loginStorm(
        new LoginStormOutcome(
            List.of(measured(16, 1_000, Map.of(), false), measured(16, 3_000, Map.of(), false)),
            List.of(measured(16, 900, Map.of(), false), measured(16, 2_900, Map.of(), false)),
            List.of(measured(64, 40, refused, false), measured(64, 40, refused, false))));

    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("keeps 95 % of its rate, its p99 is 1.0 times")
        .contains("80 are signed in (20/s), 100 asked to come back later (429), 4 failed");
  }

  @Test
  void writesRecordsAsJson() throws Exception {
    report.keep("holdsGRPC", List.of(measured(1, 10, Map.of("UNAVAILABLE", 2L), false)));
    report.write(folder.resolve("bench.json"));

    var json = JsonParser.parseString(Files.readString(folder.resolve("bench.json")));
    var step = json.getAsJsonObject().getAsJsonArray("holdsGRPC").get(0).getAsJsonObject();
    assertThat(step.get("done").getAsLong()).isEqualTo(10);
    assertThat(step.getAsJsonObject("latency").get("p99Millis").getAsDouble()).isEqualTo(3);
    assertThat(step.getAsJsonObject("failures").get("UNAVAILABLE").getAsLong()).isEqualTo(2);
  }

  private static Measured measured(
      int clients, long done, Map<String, Long> failures, boolean ranOut) {
    var seconds = 2.0;
    return new Measured(
        clients, done, seconds, done / seconds, new Percentiles(1, 2, 3, 4), failures, ranOut);
  }
}
