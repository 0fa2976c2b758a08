package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From payment to the mail in its folder, and through a gate with and without a network: the whole
/// platform, over REST.
class MailedTicketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final RunningPlatform platform = RunningPlatform.get();
  private final Rest anybody = Rest.at(platform.edge());
  private final Rest organizer = anybody.as(platform.adminToken());
  private final Hall hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
  private final Rest buyer = anybody.as(People.buyer(anybody, "Siti"));

  private JsonNode paid() {
    var seats = hall.freeSeats(anybody).subList(0, 2);
    var hold = buyer.post("/api/booking/lock", hall.lockRequest(seats)).ok();
    var order =
        buyer
            .post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold.path("id").asString()))
            .ok();
    var path = "/api/bookings/" + order.path("code").asString() + "/pay";
    return buyer.post(path, "{\"method\": \"SIMULATED\", \"token\": \"tok_approve\"}").ok();
  }

  private List<Path> mails(String code, String kind) {
    try (var files = Files.list(platform.dataDir().resolve("mail"))) {
      return files
          .filter(file -> file.toString().contains(code + "-" + kind))
          .filter(file -> file.toString().endsWith(".eml"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path awaitMail(String code, String kind) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (mails(code, kind).isEmpty()) {
      assertThat(Instant.now()).as("mail " + kind + " of " + code).isBefore(end);
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return mails(code, kind).getFirst();
  }

  @Test
  void mailsTicketsAndThemAgain() throws Exception {
    var order = paid();
    var code = order.path("code").asString();
    var mail = Files.readString(awaitMail(code, "paid"));
    assertThat(mail).contains("To: Siti <buyer-", "application/pdf", "text/calendar", code);

    var ticket = order.path("items").get(0).path("ticketIds").get(0).asString();
    var keyed = buyer.with("Idempotency-Key", UUID.randomUUID().toString());
    var path = "/api/e-tickets/" + ticket + "/email";
    assertThat(keyed.post(path, "{}").ok().path("emailHint").asString())
        .isEqualTo("b***@karcis.test");
    assertThat(keyed.post(path, "{}").ok().path("emailHint").asString()).isNotEmpty();
    awaitMail(code, "ticket");
    assertThat(mails(code, "ticket")).hasSize(1);
    assertThat(mails(code, "paid")).hasSize(1);
  }

  @Test
  void publishesItsKeys() {
    var keys = anybody.get("/.well-known/ticket-keys.json");
    assertThat(keys.ok().path("keys").get(0).path("crv").asString()).isEqualTo("Ed25519");
    assertThat(keys.header("content-type")).startsWith("application/jwk-set+json");
    assertThat(
            anybody
                .with("If-None-Match", keys.header("etag"))
                .get("/.well-known/ticket-keys.json")
                .status())
        .isEqualTo(304);
  }

  @Test
  void scansWithAndWithoutANetwork() {
    var _ = paid();
    var bundle = organizer.get("/api/checkin/" + hall.eventId() + "/bundle?pageSize=5000").ok();
    assertThat(bundle.path("tickets")).hasSize(2);
    var tickets = buyer.get("/api/e-tickets").ok().path("tickets");
    var qr = tickets.get(0).path("qrPayload").asString();

    var scan =
        "{\"eventId\": \"%s\", \"qrPayload\": \"%s\", \"gate\": \"Gate 1\"}"
            .formatted(hall.eventId(), qr);
    assertThat(
            organizer.post("/api/checkin/scan", scan).ok().path("ticket").path("status").asString())
        .isEqualTo("CHECKED_IN");
    var again = organizer.post("/api/checkin/scan", scan);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.reason()).isEqualTo("ALREADY_CHECKED_IN");
    assertThat(buyer.post("/api/checkin/scan", scan).status()).isEqualTo(403);

    var sync =
        """
        {"eventId": "%s", "scans": [
          {"qrPayload": "%s", "scanTime": "%s", "gate": "Gate 2"},
          {"qrPayload": "%s", "scanTime": "%s", "gate": "Gate 2"}]}
        """
            .formatted(
                hall.eventId(),
                qr,
                Instant.now(),
                tickets.get(1).path("qrPayload").asString(),
                Instant.now());
    var results = organizer.post("/api/checkin/sync", sync).ok().path("results");
    assertThat(results.get(0).path("outcome").asString()).isEqualTo("DUPLICATE");
    assertThat(results.get(0).path("checkInGate").asString()).isEqualTo("Gate 1");
    assertThat(results.get(1).path("outcome").asString()).isEqualTo("ADMITTED");
  }
}
