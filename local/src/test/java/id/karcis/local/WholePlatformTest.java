package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.demo.DemoAccounts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Everything together, booking-svc as a process of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePlatformTest {

  private static final int HTTP_OK = 200;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalPlatform platform;
  private ServiceProcess booking;
  private boolean filled;

  @BeforeAll
  void start(@TempDir Path folder) {
    platform = new LocalPlatform(LocalSettings.onFreePorts(folder, true), Progress.silent());
    platform.start(List.of(Service.USER, Service.PAYMENT));
    booking = ServiceProcess.start(Service.BOOKING, platform, Map.of());
    filled = platform.fillDemo();
  }

  @AfterAll
  void stop() {
    try (var _ = platform;
        var _ = booking) {
      http.close();
    }
  }

  @Test
  void everyPartServes() {
    for (var part : Part.values()) {
      assertThat(Health.of(part, platform.settings()).text()).as(part.label()).isEqualTo("SERVING");
    }
  }

  @Test
  void demoIsFilledOnceAndSurvivesKilledService() throws Exception {
    assertThat(filled).isTrue();
    assertThat(platform.fillDemo()).isFalse();
    var before = get("/api/events?pageSize=100");
    assertThat(before).contains("Gema Samudra", "ꦏꦚ꧀ꦕꦶꦭ꧀", "\"capacity\":8500", "Asia/Makassar");

    booking.kill();
    assertThat(Health.of(Part.BOOKING, platform.settings()).well()).isFalse();
    booking.start();

    assertThat(get("/api/events?pageSize=100")).isEqualTo(before);
  }

  @Test
  void demoAccountsSignIn() {
    try (var api = platform.settings().api()) {
      assertThat(api.signIn(DemoAccounts.BUDI)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
      assertThat(api.signIn(DemoAccounts.ADMIN)).isNotBlank();
    }
  }

  private String get(String path) throws Exception {
    var uri = URI.create(platform.settings().edgeUrl() + path);
    var answer =
        http.send(
            HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HTTP_OK);
    return answer.body();
  }
}
