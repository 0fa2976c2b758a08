package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.conformance.EchoUpstream;
import id.karcis.edge.conformance.RawHttp;
import id.karcis.edge.conformance.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a caller gets when the upstream is away, silent, or rude.
class UpstreamFaultTest {
  private static final String GET = "GET /v1/items/7 HTTP/1.1\r\nhost: x\r\n\r\n";

  private static RawHttp.Answer get(TestEdge edge) throws IOException {
    try (var http = new RawHttp("127.0.0.1", edge.port())) {
      http.send(GET);
      return http.receive(false);
    }
  }

  private static void assertUnavailable(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.headers())
        .containsEntry("retry-after", "1")
        .containsEntry("content-type", "application/json");
    assertThat(answer.text()).contains("\"DEPENDENCY_UNAVAILABLE\"", "\"retryDelay\":\"1s\"");
  }

  @Test
  void isUnavailableWhileTheUpstreamIsAwayAndBackWhenItIs() throws Exception {
    EchoUpstream first = EchoUpstream.start(0);
    int port = first.port();
    try (TestEdge edge = TestEdge.inFrontOf(port)) {
      assertThat(get(edge).status()).isEqualTo(200);
      first.close();
      assertUnavailable(get(edge));
      try (EchoUpstream second = EchoUpstream.start(port)) {
        second.play(Script.answering(new byte[0]));
        for (int i = 0; i < 10; i++) {
          assertThat(get(edge).status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void givesUpAtTheDeadlineAndTellsTheUpstream() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge edge = TestEdge.inFrontOf(upstream.port(), "KARCIS_EDGE_DEADLINE_MS", "300")) {
      upstream.play(Script.answering().hanging());
      Instant start = Instant.now();
      RawHttp.Answer answer = get(edge);
      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.text()).contains("\"code\":4", "\"DEADLINE_EXCEEDED\"");
      Long left = Objects.requireNonNull(upstream.nextCall()).deadlineMillis();
      assertThat(left).isBetween(1L, 300L);
      assertThat(upstream.nextCancelled()).isNotNull();
    }
  }

  @Test
  void isUnavailableWhenTheConnectionIsReset() throws Exception {
    try (var rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestEdge edge = TestEdge.inFrontOf(rude.getLocalPort())) {
      Thread.ofVirtual().start(() -> resetEachConnection(rude));
      assertUnavailable(get(edge));
    }
  }

  private static void resetEachConnection(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setSoLinger(true, 0);
        socket.close();
      }
    } catch (IOException e) {
      // The test is over.
      return;
    }
  }

  @Test
  void answersInternalErrorToAnUpstreamThatIsNotGrpc() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge notGrpc = TestEdge.inFrontOf(upstream.port());
        TestEdge edge = TestEdge.inFrontOf(notGrpc.port())) {
      RawHttp.Answer answer = get(edge);
      // A plain HTTP 404 stands for UNIMPLEMENTED in gRPC's table.
      assertThat(answer.status()).as(answer.text()).isEqualTo(501);
      assertThat(answer.text()).contains("\"code\":12");
    }
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge edge =
            TestEdge.inFrontOf(upstream.port(), "KARCIS_EDGE_MAX_MESSAGE_BYTES", "1024")) {
      upstream.play(Script.answering(new byte[2000]));
      RawHttp.Answer answer = get(edge);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text())
          .contains(
              "\"INTERNAL_ERROR\"", "\"requestId\":\"" + answer.headers().get("x-request-id"));
    }
  }

  @Test
  void refusesAnAnswerThatIsNoMessage() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge edge = TestEdge.inFrontOf(upstream.port())) {
      upstream.play(Script.answering(new byte[] {(byte) 0xff}));
      assertThat(get(edge).status()).isEqualTo(500);
    }
  }

  @Test
  void boundsWhatWaits() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge edge =
            TestEdge.inFrontOf(
                upstream.port(),
                "KARCIS_EDGE_MAX_CALLS",
                "2",
                "KARCIS_EDGE_MAX_WAITING",
                "1",
                "KARCIS_EDGE_EVENT_LOOPS",
                "1",
                "KARCIS_EDGE_DEADLINE_MS",
                "1500")) {
      assertThat(get(edge).status()).isEqualTo(200);
      upstream.play(Script.answering().hanging());
      List<RawHttp> callers = new ArrayList<>();
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        callers.add(new RawHttp("127.0.0.1", edge.port()));
        callers.getLast().send(GET);
      }
      for (RawHttp caller : callers) {
        statuses.add(caller.receive(false).status());
        caller.close();
      }
      assertThat(statuses).containsOnly(503, 504);
      assertThat(statuses.stream().filter(s -> s == 504))
          .as("under way or waiting")
          .hasSizeBetween(2, 3);
    }
  }

  @Test
  void cancelsTheCallOfACallerWhoLeft() throws Exception {
    try (EchoUpstream upstream = EchoUpstream.start(0);
        TestEdge edge = TestEdge.inFrontOf(upstream.port())) {
      upstream.play(Script.answering().hanging());
      try (var http = new RawHttp("127.0.0.1", edge.port())) {
        http.send(GET);
        assertThat(upstream.nextCall()).isNotNull();
      }
      assertThat(upstream.nextCancelled()).isNotNull();
    }
  }

  @Test
  void saysWhoIsReady() throws Exception {
    EchoUpstream upstream = EchoUpstream.start(0);
    try (TestEdge edge = TestEdge.inFrontOf(upstream.port());
        var http = new RawHttp("127.0.0.1", edge.port())) {
      http.send("GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n");
      RawHttp.Answer ready = http.receive(false);
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text()).contains("\"karcis.conformance.v1\":\"SERVING\"");
      assertThat(upstream.lastCall()).as("asked otherwise than by a health check").isNull();
      upstream.close();
      http.send("GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(503);
    }
  }
}
