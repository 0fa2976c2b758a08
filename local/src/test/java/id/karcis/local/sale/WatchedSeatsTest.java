package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The seats of an event as a browser watches them: server-sent events through the edge.
class WatchedSeatsTest {

  private static final String DATA = "data:";
  private static final int PATIENCE_SECONDS = 60;

  private final RunningPlatform platform = RunningPlatform.get();
  private final Rest api = Rest.at(platform.edge());

  private HttpResponse<InputStream> watch(HttpClient browser, String eventId)
      throws IOException, InterruptedException {
    URI path = platform.edge().resolve("/api/events/" + eventId + "/seats/watch");
    return browser.send(
        HttpRequest.newBuilder(path).header("accept", "text/event-stream").build(),
        BodyHandlers.ofInputStream());
  }

  private static JsonNode next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(DATA)) {
      line = lines.readLine();
    }
    assertThat(line).as("the stream goes on").isNotNull();
    return JsonMapper.shared().readTree(String.valueOf(line).substring(DATA.length()));
  }

  @Test
  @Timeout(PATIENCE_SECONDS)
  void aBrowserSeesSeatsGo() throws Exception {
    var hall = Hall.openedBy(api.as(platform.adminToken()), Duration.ofMinutes(5));
    var buyer = api.as(People.buyer(api, "Dewi"));
    try (var browser = HttpClient.newHttpClient()) {
      var answer = watch(browser, hall.eventId());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
      try (var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        var sections = next(lines).path("snapshot").path("sections");
        assertThat(sections.path(0).path("seatStatuses").asString()).isEqualTo("A".repeat(20));
        assertThat(sections.path(1).path("standing").path("available").asInt()).isEqualTo(50);

        var seat = hall.freeSeats(api).getFirst();
        buyer.post("/api/booking/lock", hall.lockRequest(List.of(seat))).ok();

        var change = next(lines).path("changes").path(0);
        assertThat(change.path("seatId").asString()).isEqualTo(seat);
        assertThat(change.path("status").asString()).isEqualTo("HELD");

        buyer
            .post(
                "/api/bookings",
                "{\"eventId\": \"%s\", \"items\": [{\"ticketTypeId\": \"%s\", \"quantity\": 3}]}"
                    .formatted(hall.eventId(), hall.floorType()))
            .ok();

        var floor = next(lines).path("standingChanges").path(0);
        assertThat(floor.path("section").asString()).isEqualTo("Floor");
        assertThat(floor.path("available").asInt()).isEqualTo(47);
      }
      browser.shutdownNow();
    }
  }

  @Test
  @Timeout(PATIENCE_SECONDS)
  void anUnknownEventIsAnOrdinaryRefusal() throws Exception {
    try (var browser = HttpClient.newHttpClient()) {
      var answer = watch(browser, "0190b3f1-7c1e-7d2a-9c55-3f0e8a6b1c42");
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }
}
