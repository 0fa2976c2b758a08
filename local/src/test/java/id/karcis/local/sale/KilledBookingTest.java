package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.karcis.local.LocalPlatform;
import id.karcis.local.LocalSettings;
import id.karcis.local.Progress;
import id.karcis.local.Service;
import id.karcis.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// booking-svc, a process of its own here, dies between the payment and its settlement.
class KilledBookingTest {

  private static final Duration MONEY_ARRIVED = Duration.ofSeconds(60);

  /// The outbox tries again after a minute at the longest.
  private static final Duration SETTLED_AFTER_RESTART = Duration.ofSeconds(90);

  /// How long the provider keeps silent about `tok_timeout`; shortened for this test.
  private static final String SILENCE = "karcis.payment.simulated.timeout";

  @TempDir private Path folder;

  @BeforeEach
  void shortenTheSilence() {
    System.setProperty(SILENCE, "10s");
  }

  @AfterEach
  void restoreTheSilence() {
    System.clearProperty(SILENCE);
  }

  @Test
  void settlesAfterTheRestartWhatWasPaidWhileItWasDead() {
    var settings = LocalSettings.onFreePorts(folder, false);
    try (var platform = new LocalPlatform(settings, Progress.silent())) {
      platform.start(List.of(Service.USER, Service.PAYMENT));
      try (var booking = ServiceProcess.start(Service.BOOKING, platform, Map.of())) {
        var anybody = Rest.at(settings.edgeUrl());
        var admin = settings.admin();
        var organizer = anybody.as(People.signIn(anybody, admin.email(), admin.password()));
        var buyer = anybody.as(People.buyer(anybody, "Siti"));
        var order = orderOfTwoSeats(Hall.openedBy(organizer, Duration.ofMinutes(10)), buyer);
        var payment = paysWhileTheProviderIsSilent(buyer, order);

        booking.kill();
        moneyArrives(buyer, payment);
        booking.start();

        settledWithTickets(buyer, order);
      }
    }
  }

  private static JsonNode orderOfTwoSeats(Hall hall, Rest buyer) {
    var seats = hall.freeSeats(buyer).subList(0, 2);
    var hold = buyer.post("/api/booking/lock", hall.lockRequest(seats)).ok();
    return buyer
        .post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold.path("id").asString()))
        .ok();
  }

  private static String paysWhileTheProviderIsSilent(Rest buyer, JsonNode order) {
    var pending =
        buyer
            .post(
                "/api/bookings/" + order.path("code").asString() + "/pay",
                "{\"method\": \"SIMULATED\", \"token\": \"tok_timeout\"}")
            .ok();
    assertThat(pending.path("status").asString()).isEqualTo("PENDING_PAYMENT");
    return pending.path("paymentId").asString();
  }

  private static void moneyArrives(Rest buyer, String payment) {
    // No 500 for the buyer meanwhile, and a time to come back.
    var away = buyer.get("/api/e-tickets");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.reason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(away.header("retry-after")).isNotEmpty();
    await()
        .atMost(MONEY_ARRIVED)
        .untilAsserted(() ->
            assertThat(buyer.get("/api/payments/" + payment).ok().path("status").asString())
                .isEqualTo("SUCCEEDED"));
  }

  private static void settledWithTickets(Rest buyer, JsonNode order) {
    var path = "/api/bookings/" + order.path("code").asString();
    await()
        .atMost(SETTLED_AFTER_RESTART)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(buyer.get(path).ok().path("status").asString()).isEqualTo("PAID"));
    assertThat(buyer.get("/api/e-tickets").ok().path("tickets")).hasSize(2);
  }
}
