package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import id.karcis.edge.conformance.RawHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EdgeServerTest {
  @Test
  void namesAPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatIllegalStateException()
          .isThrownBy(() -> TestEdge.inFrontOf(1, "KARCIS_EDGE_PORT", port))
          .withMessageContaining("port " + port)
          .withMessageContaining("KARCIS_EDGE_PORT");
    }
  }

  @Test
  void namesAPackageWithoutAnUpstream() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestEdge.inFrontOf(1, "KARCIS_UPSTREAMS", "other.v1=127.0.0.1:1"))
        .withMessageContaining("KARCIS_UPSTREAMS")
        .withMessageContaining("karcis.conformance.v1");
  }

  @Test
  void namesADescriptorFileThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestEdge.inFrontOf(1, "KARCIS_EDGE_DESCRIPTORS", "/nowhere/api.desc"))
        .withMessageContaining("KARCIS_EDGE_DESCRIPTORS is \"/nowhere/api.desc\"");
  }

  @Test
  void servesTheRealContractAndStopsTwice() throws IOException {
    EdgeServer server =
        EdgeServer.start(
            EdgeConfig.of(Map.of("KARCIS_EDGE_HOST", "127.0.0.1", "KARCIS_EDGE_PORT", "0")));
    int port = server.port();
    try (var http = new RawHttp("127.0.0.1", port)) {
      http.send("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).text()).isEqualTo("{\"status\":\"SERVING\"}");
    }
    server.close();
    server.close();
    Assertions.assertThatThrownBy(() -> new RawHttp("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void stopsAtOnceWhenConnectionsAreIdle() throws IOException {
    EdgeServer server =
        EdgeServer.start(
            EdgeConfig.of(
                Map.of(
                    "KARCIS_EDGE_HOST", "127.0.0.1",
                    "KARCIS_EDGE_PORT", "0",
                    "KARCIS_EDGE_SHUTDOWN_GRACE_MS", "20000")));
    try (var idle = new RawHttp("127.0.0.1", server.port())) {
      idle.send("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(idle.receive(false).status()).isEqualTo(200);
      Instant start = Instant.now();
      server.close();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }
}
