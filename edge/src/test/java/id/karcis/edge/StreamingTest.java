package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.conformance.EchoUpstream;
import id.karcis.edge.conformance.RawHttp;
import id.karcis.edge.conformance.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams pass on what comes when it comes, and end on both sides when one side ends.
@NullUnmarked
class StreamingTest {
  private static final byte[] NAMED_A = Item.named("a");
  private static final byte[] NAMED_B = Item.named("b");

  private EchoUpstream upstream;
  private TestEdge edge;

  @BeforeEach
  void start() {
    upstream = EchoUpstream.start(0);
    edge =
        TestEdge.inFrontOf(
            upstream.port(), "KARCIS_EDGE_HEARTBEAT_MS", "100", "KARCIS_EDGE_DEADLINE_MS", "400");
  }

  @AfterEach
  void stop() throws InterruptedException {
    edge.close();
    upstream.close();
  }

  private RawHttp watch(String accept) throws IOException {
    var http = new RawHttp("127.0.0.1", edge.port());
    http.send("GET /v1/watch/7 HTTP/1.1\r\nhost: x\r\naccept: " + accept + "\r\n\r\n");
    return http;
  }

  private static String text(byte[] chunk) {
    return new String(chunk, StandardCharsets.UTF_8);
  }

  @Test
  void passesEachMessageOnAtOnceAndLongerThanAUnaryCallMayTake() throws Exception {
    upstream.play(Script.answering(NAMED_A, NAMED_B).paced(Duration.ofMillis(500)));
    try (RawHttp http = watch("*/*")) {
      Instant start = Instant.now();
      assertThat(http.receiveHead().headers())
          .containsEntry("content-type", "application/x-ndjson");
      assertThat(text(http.chunk())).contains("\"name\":\"a\"").endsWith("}\n");
      Duration first = Duration.between(start, Instant.now());
      assertThat(text(http.chunk())).contains("\"name\":\"b\"");
      Duration second = Duration.between(start, Instant.now());
      assertThat(second.minus(first)).isGreaterThan(Duration.ofMillis(300));
      assertThat(http.chunk()).isEmpty();
    }
  }

  @Test
  void beatsWhileServerSentEventsAreSilent() throws Exception {
    upstream.play(Script.answering(NAMED_A).paced(Duration.ofMillis(450)));
    try (RawHttp http = watch("text/event-stream")) {
      assertThat(http.receiveHead().headers()).containsEntry("content-type", "text/event-stream");
      assertThat(text(http.chunk())).isEqualTo(": \n\n");
      String chunk = text(http.chunk());
      while (chunk.equals(": \n\n")) {
        chunk = text(http.chunk());
      }
      assertThat(chunk).startsWith("data: {").contains("\"name\":\"a\"").endsWith("}\n\n");
    }
  }

  @Test
  void endsServerSentEventsWithTheError() throws Exception {
    var status = com.google.rpc.Status.newBuilder().setCode(10).setMessage("lost").build();
    upstream.play(Script.answering(NAMED_A).failing(status));
    try (RawHttp http = watch("text/event-stream")) {
      String body = http.receive(false).text();
      assertThat(body)
          .endsWith(
              "event: error\ndata: {\"error\":{\"code\":10,\"message\":\"lost\",\"details\":[]}}\n\n");
    }
  }

  @Test
  void cancelsTheCallOfAWatcherWhoLeft() throws Exception {
    upstream.play(Script.answering(NAMED_A).hanging());
    try (RawHttp http = watch("*/*")) {
      http.receiveHead();
      http.chunk();
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void tellsTheWatcherWhenTheUpstreamDies() throws Exception {
    upstream.play(Script.answering(NAMED_A).hanging());
    try (RawHttp http = watch("*/*")) {
      http.receiveHead();
      http.chunk();
      upstream.close();
      assertThat(text(http.chunk())).startsWith("{\"error\":").contains("\"code\":14");
      assertThat(http.chunk()).isEmpty();
    }
  }

  @Test
  void sendsWatchersAwayWhenItStops() throws Exception {
    upstream.play(Script.answering(NAMED_A).hanging());
    try (RawHttp http = watch("*/*")) {
      http.receiveHead();
      http.chunk();
      Thread.ofVirtual().start(edge::close);
      assertThat(text(http.chunk())).startsWith("{\"error\":").contains("the edge is stopping");
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void endsAStreamAtItsLimit() throws Exception {
    try (TestEdge limited =
            TestEdge.inFrontOf(upstream.port(), "KARCIS_EDGE_STREAM_LIMIT_SECONDS", "1");
        var http = new RawHttp("127.0.0.1", limited.port())) {
      upstream.play(Script.answering(NAMED_A).hanging());
      http.send("GET /v1/watch/7 HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).text())
          .contains("\"name\":\"a\"")
          .contains("\"DEADLINE_EXCEEDED\"");
    }
  }

  /// A watcher who does not read must not make the edge gather what the upstream sends.
  @Test
  void doesNotReadAheadOfASlowWatcher() throws Exception {
    int messages = 1_000;
    byte[] large = Item.named("x".repeat(60_000));
    upstream.play(Script.answering(Collections.nCopies(messages, large).toArray(byte[][]::new)));
    try (RawHttp http = watch("*/*")) {
      http.receiveHead();
      int sent = -1;
      while (sent != upstream.sent()) {
        sent = upstream.sent();
        Thread.sleep(400);
      }
      assertThat(sent).as("of %d messages of 60 kB", messages).isBetween(1, messages / 2);
      int lines = 0;
      for (byte[] chunk = http.chunk(); chunk.length > 0; chunk = http.chunk()) {
        lines += chunk[chunk.length - 1] == '\n' ? 1 : 0;
      }
      assertThat(lines).isEqualTo(messages);
    }
  }
}
