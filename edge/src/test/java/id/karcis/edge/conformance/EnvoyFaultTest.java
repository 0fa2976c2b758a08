package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.TestEdge;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Envoy says itself when a service is away. Skipped where Envoy cannot be fetched.
class EnvoyFaultTest {

  @Test
  void answersInOurShapeWhenTheUpstreamIsGone(@TempDir Path folder) throws Exception {
    EnvoyProcess.assumeAvailable();
    try (var upstream = EchoUpstream.start(0);
        var edge = TestEdge.inFrontOf(upstream.port());
        var envoy = EnvoyProcess.start(folder, upstream.port(), edge.port());
        var http = new RawHttp(envoy.uri().getHost(), envoy.uri().getPort())) {
      upstream.close();
      http.send("GET /v1/items/7 HTTP/1.1\r\nhost: envoy\r\n\r\n");
      var answer = http.receive(false);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("content-type", "application/json");
      assertThat(answer.text())
          .contains(
              "\"code\":14", "\"reason\":\"DEPENDENCY_UNAVAILABLE\"", "\"domain\":\"karcis\"");
    }
  }
}
