package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.sale.Hall;
import id.karcis.local.sale.People;
import id.karcis.local.sale.Rest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// Attacks of more than one request: replays, races, and what is spoofed in one request and seen in
/// another.
final class FlowAttacks {

  private static final int RIVALS = 10;
  private static final int MOST_TICKETS = 8;
  private static final Duration HOLDS_LAST = Duration.ofMinutes(10);

  private final World world;
  private final URI target;
  private final Rest anybody;

  FlowAttacks(World world, URI target) {
    this.world = world;
    this.target = target;
    this.anybody = Rest.at(target);
  }

  Stream<DynamicNode> all() {
    return Stream.of(
        flow("a stolen refresh token ends the session", this::replayedRefreshToken),
        flow("a refresh token in many hands at once", this::refreshTokenAtOnce),
        flow("one address registered many times at once", this::sameAddressAtOnce),
        flow("holds beyond the limit at once", this::holdsBeyondTheLimit),
        flow("somebody else's idempotency key", this::keyOfSomebodyElse),
        flow("a client address out of headers", this::spoofedAddress),
        flow("a revoked session in every service", this::revokedSession),
        flow("a page behind a picture", this::pageBehindAPicture),
        flow("secrets in the export of oneself", this::secretsInTheExport),
        flow("a request inside a request", this::smuggledRequest));
  }

  private static DynamicNode flow(String name, Executable attack) {
    return DynamicTest.dynamicTest(name, attack);
  }

  private void replayedRefreshToken() {
    var session = world.persons().newSession(anybody);
    var first = session.path("refreshToken").asString();
    var next = refresh(first).ok();
    assertThat(refresh(first).reason()).isEqualTo("TOKEN_INVALID");
    assertThat(refresh(next.path("refreshToken").asString()).reason()).isEqualTo("TOKEN_INVALID");
    var api = anybody.as(next.path("accessToken").asString());
    assertThat(api.get("/api/users/me").reason()).isEqualTo("SESSION_ENDED");
  }

  private void refreshTokenAtOnce() throws InterruptedException {
    var token = world.persons().newSession(anybody).path("refreshToken").asString();
    var answers = atOnce(() -> refresh(token));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
  }

  private Rest.Answer refresh(String token) {
    return anybody.post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token));
  }

  private void sameAddressAtOnce() throws InterruptedException {
    var body =
        """
        {"email": "same-%s@karcis.test", "password": "%s", "displayName": "Same"}
        """
            .formatted(UUID.randomUUID(), People.PASSWORD);
    var answers = atOnce(() -> anybody.post("/api/users", body));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allMatch(answer -> List.of("EMAIL_TAKEN", "TOO_MANY_REQUESTS").contains(answer.reason()));
  }

  private void holdsBeyondTheLimit() throws InterruptedException {
    var hall = Hall.openedBy(world.persons().as("admin"), HOLDS_LAST);
    var buyer = anybody.as(People.buyer(anybody, "Greedy"));
    var two =
        """
        {"eventId": "%s", "bestAvailable": {"quantity": 2, "seatCategory": "VIP"}}
        """
            .formatted(hall.eventId());
    var free = hall.freeSeats(anybody).size();
    atOnce(() -> buyer.post("/api/booking/lock", two));
    assertThat(free - hall.freeSeats(anybody).size()).isBetween(2, MOST_TICKETS);
  }

  private void keyOfSomebodyElse() {
    var hall = Hall.openedBy(world.persons().as("admin"), HOLDS_LAST);
    var key = UUID.randomUUID().toString();
    var body =
        """
        {"eventId": "%s", "items": [{"ticketTypeId": "%s", "quantity": 1}]}
        """
            .formatted(hall.eventId(), hall.floorType());
    var first = anybody.as(People.buyer(anybody, "First")).with("Idempotency-Key", key);
    var second = anybody.as(People.buyer(anybody, "Second")).with("Idempotency-Key", key);
    var order = first.post("/api/bookings", body).ok();
    var other = second.post("/api/bookings", body).ok();
    assertThat(other.path("userId")).isNotEqualTo(order.path("userId"));
    assertThat(other.path("code")).isNotEqualTo(order.path("code"));
  }

  private void spoofedAddress() {
    var liar = anybody;
    for (var header : List.of("X-Forwarded-For", "X-Real-IP", "True-Client-IP", "X-Client-IP")) {
      liar = liar.with(header, "6.6.6.6");
    }
    liar = liar.with("Forwarded", "for=6.6.6.6").with("X-User-Agent", "somebody else's device");
    var session = world.persons().newSession(liar);
    var api = anybody.as(session.path("accessToken").asString());
    var sessions = api.get("/api/auth/sessions").ok().path("sessions");
    assertThat(sessions).hasSize(1);
    assertThat(sessions.toString()).doesNotContain("6.6.6.6").doesNotContain("somebody else's");
    assertThat(sessions.get(0).path("clientAddress").asString()).isIn("127.0.0.1", "::1");
  }

  private void revokedSession() {
    var api = anybody.as(world.persons().newSession(anybody).path("accessToken").asString());
    var id = api.get("/api/auth/sessions").ok().path("sessions").get(0).path("id").asString();
    api.send("DELETE", "/api/auth/sessions/" + id, "").ok();
    for (var path : List.of("/api/users/me", "/api/e-tickets", "/api/payments")) {
      assertThat(api.get(path).reason()).as(path).isEqualTo("SESSION_ENDED");
    }
  }

  private void pageBehindAPicture() {
    var session = world.persons().newSession(anybody);
    var api = anybody.as(session.path("accessToken").asString());
    var upload =
        api.with("Content-Type", "image/png")
            .send("POST", "/api/users/me/avatar", Pictures.withScript());
    assertThat(upload.status()).as(upload.text()).isIn(200, 400);
    var path = "/api/users/" + session.path("user").path("id").asString() + "/avatar";
    var picture = anybody.get(path);
    assertThat(picture.text()).doesNotContain(Pictures.SCRIPT);
    assertThat(picture.header("content-type")).doesNotContain("html");
    assertThat(picture.header("x-content-type-options")).isEqualTo("nosniff");
  }

  private void secretsInTheExport() {
    var session = world.persons().newSession(anybody);
    var export =
        anybody.as(session.path("accessToken").asString()).get("/api/users/me/export").ok();
    assertThat(export.toString())
        .contains(session.path("user").path("email").asString())
        .doesNotContain("$2a$")
        .doesNotContain(People.PASSWORD)
        .doesNotContain(session.path("refreshToken").asString());
  }

  private void smuggledRequest() {
    var smuggled = "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    var request =
        "POST /api/users/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                .formatted(smuggled.length() + 5)
            + smuggled;
    var answers = new RawHttp(target).sendAll(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().status()).isEqualTo(400);
  }

  private static List<Rest.Answer> atOnce(Callable<Rest.Answer> call) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(IntStream.range(0, RIVALS).mapToObj(_ -> call).toList()).stream()
          .map(future -> {
            try {
              return future.get();
            } catch (InterruptedException | ExecutionException e) {
              throw new AssertionError(e);
            }
          })
          .toList();
    }
  }
}
