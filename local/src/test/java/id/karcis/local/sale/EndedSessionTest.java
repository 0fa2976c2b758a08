package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.LocalPlatform;
import id.karcis.local.LocalSettings;
import id.karcis.local.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing out closes every service behind the edge. A platform of its own, whose Redis dies.
class EndedSessionTest {

  private static final int ROUNDS = 10;
  private static final Duration WITHOUT_REDIS = Duration.ofSeconds(2);

  /// One call of user-svc, booking-svc and payment-svc each, and one that needs no token.
  private static final List<String> DOORS =
      List.of("/api/auth/sessions", "/api/e-tickets", "/api/payments", "/api/events");

  @TempDir private Path folder;

  @Test
  void closesEveryServiceAtOnceAndWithinTwoSecondsWithoutRedis() {
    var settings = LocalSettings.onFreePorts(folder, false);
    try (var platform = new LocalPlatform(settings, Progress.silent())) {
      platform.start();
      var anybody = Rest.at(settings.edgeUrl());

      for (int i = 0; i < ROUNDS; i++) {
        var ended = leave(anybody.as(People.buyer(anybody, "Siti")));

        for (var door : DOORS) {
          assertClosed(ended.get(door));
        }
      }

      var kept = anybody.as(People.buyer(anybody, "Budi"));
      platform.servers().redis().orElseThrow().kill();

      var ended = leave(anybody.as(People.buyer(anybody, "Dewi")));

      var end = System.nanoTime() + WITHOUT_REDIS.toNanos();
      for (var door : DOORS) {
        while (ended.get(door).status() == 200) {
          assertThat(System.nanoTime()).as(door).isLessThan(end);
        }
        assertClosed(ended.get(door));
        kept.get(door).ok();
      }
    }
  }

  private static Rest leave(Rest person) {
    for (var door : DOORS) {
      person.get(door).ok();
    }
    person.post("/api/auth/logout", "{}").ok();
    return person;
  }

  private static void assertClosed(Rest.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("SESSION_ENDED");
  }
}
