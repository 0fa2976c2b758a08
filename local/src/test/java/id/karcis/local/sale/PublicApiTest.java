package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the public API does for a whole sale and with bad input, whoever translates: the edge or
/// Envoy.
abstract class PublicApiTest {

  /// As long as holds of the short-lived hall last, and a little more.
  private static final Duration SHORT_HOLD = Duration.ofSeconds(5);

  private Rest anybody = Rest.at(RunningPlatform.get().edge());
  private Rest organizer = anybody;

  /// Where the translator under test listens.
  abstract Rest translator();

  @BeforeEach
  void signIn() {
    anybody = translator();
    organizer = anybody.as(RunningPlatform.get().adminToken());
  }

  @Test
  void sellsFromTheEmptyHallToTheGate() {
    new WholeSale(anybody, RunningPlatform.get().adminToken()).run();
  }

  @Test
  void letsNobodyKeepAnAnswer() {
    var me = anybody.as(People.buyer(anybody, "Nona")).get("/api/users/me");
    me.ok();
    assertThat(me.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void notificationOfAPaymentProviderArrivesByteForByte() {
    var path = "/api/payments/webhooks/simulated";
    var body =
        "{ \"charge\":\"%s\",\r\n\"id\" :\"evt_\u00e9\", \"n\": 1.0 } \n"
            .formatted(UUID.randomUUID());
    var signature = Webhook.signature(body);

    anybody.with("Karcis-Signature", signature).post(path, body).ok();

    var changed = anybody.with("Karcis-Signature", signature).post(path, body.strip());
    assertThat(changed.status()).isEqualTo(401);
    assertThat(changed.reason()).isEqualTo("WEBHOOK_SIGNATURE_INVALID");
    assertThat(anybody.post(path, body).detail("ErrorInfo").at("/metadata/problem").asString())
        .isEqualTo("MISSING");
    var stripe = anybody.with("Stripe-Signature", signature);
    assertThat(stripe.post("/api/payments/webhooks/stripe", body).reason())
        .isEqualTo("PROVIDER_NOT_CONFIGURED");
  }

  @TestFactory
  Stream<DynamicTest> refusesBadRequests() {
    var hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var other = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var seat = hall.freeSeats(anybody).getFirst();
    var foreignSeat = other.freeSeats(anybody).getFirst();
    var buyer = anybody.as(People.buyer(anybody, "Siti"));
    var tooMany = Stream.generate(UUID::randomUUID).limit(10_000).map(UUID::toString).toList();
    return Stream.of(
            new Bad("malformed JSON", "{\"eventId\": ", 400, ""),
            new Bad("a number for an id", "{\"eventId\": 5, \"seatIds\": []}", 400, ""),
            new Bad(
                "a text for a list",
                "{\"eventId\": \"%s\", \"seatIds\": {}}".formatted(hall.eventId()),
                400,
                ""),
            new Bad("a malformed id", hall.lockRequest(List.of("A-1")), 400, "INVALID_FIELD"),
            new Bad(
                "a seat of another event",
                hall.lockRequest(List.of(foreignSeat)),
                404,
                "RESOURCE_NOT_FOUND"),
            new Bad("a seat twice", hall.lockRequest(List.of(seat, seat)), 400, "INVALID_FIELD"),
            new Bad(
                "no seats",
                "{\"eventId\": \"%s\", \"seatIds\": []}".formatted(hall.eventId()),
                400,
                "INVALID_FIELD"),
            new Bad("ten thousand seats", hall.lockRequest(tooMany), 400, "INVALID_FIELD"),
            new Bad(
                "an unknown event",
                hall.lockRequest(List.of(seat))
                    .replace(hall.eventId(), UUID.randomUUID().toString()),
                404,
                "RESOURCE_NOT_FOUND"))
        .map(bad ->
            DynamicTest.dynamicTest(bad.name(), () -> bad.check(buyer, hall, seat, anybody)));
  }

  /// A lock request that must be refused and change nothing.
  private record Bad(String name, String body, int status, String reason) {

    void check(Rest buyer, Hall hall, String seat, Rest anybody) {
      var answer = buyer.post("/api/booking/lock", body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.json().path("code").isInt()).isTrue();
      assertThat(answer.json().path("message").asString()).isNotBlank();
      if (!reason.isEmpty()) {
        assertThat(answer.reason()).isEqualTo(reason);
      }
      if (reason.equals("INVALID_FIELD")) {
        var violation = answer.detail("BadRequest").path("fieldViolations").get(0);
        assertThat(violation.path("field").asString()).startsWith("seatIds");
        assertThat(violation.path("description").asString()).isNotBlank();
      }
      assertThat(hall.seat(anybody, seat).path("status").asString()).isEqualTo("AVAILABLE");
    }
  }

  @Test
  void refusesABodyOfTwoMebibytes() {
    var buyer = anybody.as(People.buyer(anybody, "Siti"));
    var answer = buyer.post("/api/booking/lock", "{\"eventId\": \"" + "x".repeat(2 << 20) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.reason()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void treatsSomebodyElsesHoldAndOrderAsUnknown() {
    var hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var owner = anybody.as(People.buyer(anybody, "Siti"));
    var stranger = anybody.as(People.buyer(anybody, "Budi"));
    var hold = lock(hall, owner);
    var refused = stranger.post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold));
    assertThat(refused.status()).isEqualTo(404);
    var order = owner.post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold)).ok();
    var path = "/api/bookings/" + order.path("code").asString();
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/pay", "{\"method\": \"SIMULATED\"}").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/cancel", "{}").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/checkin", "{}").status()).isEqualTo(403);
    assertThat(owner.post(path + "/cancel", "{}").ok().path("status").asString())
        .isEqualTo("CANCELLED");
  }

  @Test
  void saysThatAHoldRanOut() throws InterruptedException {
    var hall = Hall.openedBy(organizer, SHORT_HOLD);
    var buyer = anybody.as(People.buyer(anybody, "Siti"));
    var seat = hall.freeSeats(anybody).getFirst();
    var hold = buyer.post("/api/booking/lock", hall.lockRequest(List.of(seat))).ok();
    var end = Instant.parse(hold.path("expireTime").asString());
    // The database's clock decides, so there is nothing to set forward: wait for the moment itself.
    Thread.sleep(Duration.between(Instant.now(), end).plusMillis(200));
    var late =
        buyer.post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold.path("id").asString()));
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.reason()).isEqualTo("HOLD_EXPIRED");
    var rival = anybody.as(People.buyer(anybody, "Budi"));
    rival.post("/api/booking/lock", hall.lockRequest(List.of(seat))).ok();
  }

  @Test
  void chargesOnceWhenPaidTwiceAtOnce() throws InterruptedException, ExecutionException {
    var hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var buyer = anybody.as(People.buyer(anybody, "Siti"));
    var order =
        buyer.post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(lock(hall, buyer))).ok();
    var path = "/api/bookings/" + order.path("code").asString();
    var answers = twentyTimes(() -> buyer.post(path + "/pay", "{\"method\": \"SIMULATED\"}"));
    for (var answer : answers) {
      if (answer.status() == 200) {
        assertThat(answer.json().path("status").asString()).isIn("PAID", "PENDING_PAYMENT");
      } else {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("PAYMENT_IN_PROGRESS");
      }
    }
    assertThat(buyer.get(path).ok().path("status").asString()).isEqualTo("PAID");
    var payments = buyer.get("/api/payments?orderId=" + order.path("id").asString()).ok();
    assertThat(payments.path("payments")).hasSize(1);
    assertThat(buyer.get("/api/e-tickets").ok().path("tickets")).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> refusesForgedTokens() {
    return ForgedTokens.all(RunningPlatform.get().adminToken()).entrySet().stream()
        .map(forged ->
            DynamicTest.dynamicTest(
                forged.getKey(),
                () -> {
                  var answer = anybody.as(forged.getValue()).get("/api/users");
                  assertThat(answer.status()).isEqualTo(401);
                  assertThat(answer.reason()).isEqualTo("TOKEN_INVALID");
                }));
  }

  @Test
  void keepsNamesOfEveryScript() {
    for (var name : List.of("ꦱꦶꦠꦶ ꦤꦸꦂꦲꦭꦶꦗ", "Siti 🎟️🎭", "O'Neil; DROP TABLE users;--")) {
      var token = People.buyer(anybody, name);
      assertThat(anybody.as(token).get("/api/users/me").ok().path("displayName").asString())
          .isEqualTo(name);
    }
  }

  @Test
  void takesSqlInASearchForText() {
    var found = organizer.get("/api/users?query=%27%20OR%201%3D1%3B--").ok();
    assertThat(found.path("users")).isEmpty();
  }

  @Test
  void doesNotSendAnUnchangedSeatMapTwice() {
    var hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var path = "/api/events/" + hall.eventId() + "/seats";
    var first = anybody.get(path);
    assertThat(first.header("etag")).startsWith("\"").endsWith("\"");
    assertThat(first.header("cache-control")).isEqualTo("no-cache");
    assertThat(anybody.with("If-None-Match", first.header("etag")).get(path).status())
        .isEqualTo(304);
  }

  @Test
  void answersAnUnknownPathInTheSameShape() {
    var answer = anybody.get("/api/nothing/here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.reason()).isEqualTo("ROUTE_NOT_FOUND");
  }

  private String lock(Hall hall, Rest buyer) {
    var seat = hall.freeSeats(anybody).getFirst();
    return buyer
        .post("/api/booking/lock", hall.lockRequest(List.of(seat)))
        .ok()
        .path("id")
        .asString();
  }

  private static List<Rest.Answer> twentyTimes(Callable<Rest.Answer> call)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Rest.Answer>();
      for (var future : threads.invokeAll(Collections.nCopies(20, call))) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
