package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files that organizers send through the edge: in a form or bare.
class EdgeUploadTest {

  private static final String BULK = "/api/tickets/bulk-upload";
  private static final String BOUNDARY = "karcis-test-boundary";

  private Rest organizer = Rest.at(RunningPlatform.get().edge());
  private String eventId = "";

  @BeforeEach
  void openHall() {
    organizer = Rest.at(RunningPlatform.get().edge()).as(RunningPlatform.get().adminToken());
    eventId = Hall.openedBy(organizer, Duration.ofMinutes(10)).eventId();
  }

  @Test
  void takesATableInAForm() {
    var dry = form(field("dryRun", "true") + file("tickets.csv", "text/csv", table()));
    var answer = dry.ok();
    assertThat(answer.path("dryRun").asBoolean()).isTrue();
    assertThat(answer.path("rowCount").asInt()).isEqualTo(2);
    assertThat(answer.path("faults").path(0).path("line").asInt()).isEqualTo(2);
    assertThat(answer.path("faults").path(0).path("field").asString()).isEqualTo("seatCategory");
    var wet = form(file("tickets.csv", "text/csv", table()));
    assertThat(wet.status()).isEqualTo(400);
    assertThat(wet.text()).contains("rows[2].seatCategory", "rows[3].price", "dryRun=true");
  }

  @Test
  void takesABareTableOrJsonWithDryRunInTheQuery() {
    var csv = organizer.with("Content-Type", "text/csv").post(BULK + "?dryRun=true", table());
    assertThat(csv.ok().path("faults").size()).isGreaterThanOrEqualTo(2);
    var json =
        organizer.post(
            BULK + "?dryRun=true",
            "{\"ticketTypes\": [{\"eventId\": \"%s\", \"name\": \"X\"}]}".formatted(eventId));
    assertThat(json.ok().path("rowCount").asInt()).isEqualTo(1);
    assertThat(json.ok().path("faults").path(0).path("line").asInt()).isEqualTo(1);
  }

  @Test
  void takesASeatMap() {
    var venue = organizer.get("/api/events/" + eventId).ok().path("venueId").asString();
    var map = organizer.get("/api/venues/" + venue + "/seat-map").text();
    var path = "/api/venues/" + venue + "/seat-map/import?dryRun=true";
    assertThat(organizer.post(path, map).reason()).isEqualTo("SEAT_MAP_IN_USE");
    var bad = organizer.post(path, "{\"sections\": [{\"name\": \"A\"}]}");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.text()).contains("sections[0].seatCategory");
  }

  private String table() {
    return "eventId,name,seatCategory,price\n%1$s,A,NONE,5\n%1$s,B,VIP,much\n".formatted(eventId);
  }

  private Rest.Answer form(String parts) {
    return organizer
        .with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .post(BULK, parts + "--" + BOUNDARY + "--\r\n");
  }

  private static String field(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private static String file(String name, String type, String content) {
    return "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, type, content);
  }
}
