package id.karcis.platform.management;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

class ManagementTest extends ProbeTest {

  @Autowired private ManagementServer management;
  @Autowired private ApplicationContext context;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void countsCallsByTheCodeThatWasAnswered() throws Exception {
    service.answer(_ -> {
      throw Refusals.aborted(ErrorReason.SOLD_OUT, "gone", Map.of());
    });
    // Other tests of the same context cut calls off; those have no code.
    var unknownBefore = unknown(get("/metrics").body());
    assertThat(refusal(() -> anonymous().askPublic(probe())).code()).isEqualTo(Code.ABORTED);
    var metrics = get("/metrics").body();
    assertThat(metrics)
        .containsPattern("grpc_server_seconds_count\\{[^}]*ABORTED[^}]*AskPublic")
        .contains("hikaricp_connections")
        .contains("karcis_outbox_oldest_age_seconds");
    assertThat(unknown(metrics)).isEqualTo(unknownBefore);
  }

  private static List<String> unknown(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("grpc_server_seconds_count") && line.contains("UNKNOWN"))
        .toList();
  }

  @Test
  void saysWhetherItIsAliveAndReady() throws Exception {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    try {
      assertThat(get("/readyz").statusCode()).isEqualTo(503);
    } finally {
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
  }

  @Test
  void answersGetOnlyAndKnownPathsOnly() throws Exception {
    var post =
        HttpRequest.newBuilder(uri("/livez")).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    assertThat(get("/else").statusCode()).isEqualTo(404);
  }

  @Test
  void answersHealthOverGrpcWithoutToken() {
    var channel = anonymous().getChannel();
    var health = HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    assertThat(health.getStatus()).isEqualTo(ServingStatus.SERVING);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + management.port() + path);
  }
}
