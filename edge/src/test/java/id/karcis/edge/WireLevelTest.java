package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.conformance.EchoUpstream;
import id.karcis.edge.conformance.RawHttp;
import id.karcis.edge.conformance.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens below the cases: connections, broken HTTP, bodies without end.
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireLevelTest {
  private static final int MIB = 1024 * 1024;

  private EchoUpstream upstream;
  private TestEdge edge;

  @BeforeAll
  void start() {
    upstream = EchoUpstream.start(0);
    edge = TestEdge.inFrontOf(upstream.port());
  }

  @AfterAll
  void stop() throws InterruptedException {
    edge.close();
    upstream.close();
  }

  private RawHttp connect() throws IOException {
    return new RawHttp("127.0.0.1", edge.port());
  }

  private RawHttp.Answer exchange(String request) throws IOException {
    try (RawHttp http = connect()) {
      http.send(request);
      return http.receive(false);
    }
  }

  @Test
  void keepsTheConnectionForTheNextRequest() throws IOException {
    try (RawHttp http = connect()) {
      for (int i = 0; i < 3; i++) {
        http.send("GET /v1/items/" + i + " HTTP/1.1\r\nhost: x\r\n\r\n");
        assertThat(http.receive(false).status()).isEqualTo(200);
        http.send("GET /nowhere HTTP/1.1\r\nhost: x\r\n\r\n");
        assertThat(http.receive(false).status()).isEqualTo(404);
      }
    }
  }

  @Test
  void answersPipelinedRequestsInOrder() throws IOException {
    try (RawHttp http = connect()) {
      http.send(
          "GET /nowhere HTTP/1.1\r\nhost: x\r\n\r\nGET /v1/items/1 HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(404);
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
  }

  @Test
  void takesAnAbsoluteTarget() throws IOException {
    assertThat(exchange("GET http://x/v1/items/7 HTTP/1.1\r\nhost: x\r\n\r\n").status())
        .isEqualTo(200);
  }

  @Test
  void refusesAnAsteriskTarget() throws IOException {
    assertThat(exchange("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n").status()).isIn(400, 404);
  }

  @Test
  void refusesALongUrl() throws IOException {
    RawHttp.Answer answer =
        exchange("GET /v1/items/" + "x".repeat(9_000) + " HTTP/1.1\r\nhost: x\r\n\r\n");
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.text()).contains("\"INVALID_FIELD\"", "the URL is too long");
  }

  @Test
  void refusesLargeHeaders() throws IOException {
    RawHttp.Answer answer =
        exchange(
            "GET /v1/items/7 HTTP/1.1\r\nhost: x\r\nx-large: " + "x".repeat(20_000) + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.text()).contains("\"INVALID_FIELD\"", "the headers are too large");
  }

  @Test
  void refusesWhatIsNoHttp() throws IOException {
    RawHttp.Answer answer = exchange("hello\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"INVALID_FIELD\"");
  }

  @Test
  void refusesTwoLengths() throws IOException {
    RawHttp.Answer answer =
        exchange(
            "POST /v1/items HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ");
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length: 6\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked\r\ncontent-length: 6",
        "transfer-encoding: gzip, chunked",
        "transfer-encoding: chunked, chunked",
        "transfer-encoding: chunked\r\ntransfer-encoding: identity",
        "transfer-encoding: xchunked",
        "transfer-encoding : chunked",
        "transfer-encoding: chunked\r\n content-length: 6",
        "content-length: +2",
        "content-length: 2, 2",
        "content-length: -1",
        "content-length: 0x2"
      })
  void refusesABodyWhoseEndIsInDoubt(String headers) throws IOException {
    try (RawHttp http = connect()) {
      upstream.play(Script.answering(new byte[0]));
      http.send(
          "POST /v1/items HTTP/1.1\r\nhost: x\r\n" + headers + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
      RawHttp.Answer answer = http.receive(false);
      assertThat(answer.status()).as(answer.text()).isIn(400, 501);
      assertThat(answer.text()).contains("\"INVALID_FIELD\"");
      assertThat(http.isClosed()).isTrue();
      assertThat(upstream.lastCall()).isNull();
    }
  }

  @Test
  void refusesALargeBodyBeforeItIsSent() throws IOException {
    try (RawHttp http = connect()) {
      http.send(
          "POST /v1/items HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: "
              + 2 * MIB
              + "\r\n\r\n");
      RawHttp.Answer answer = http.receive(false);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text()).contains("\"limitBytes\":\"" + MIB + "\"");
    }
  }

  @Test
  void goesOnAfterALargeBodyOnTheSameConnection() throws IOException {
    try (RawHttp http = connect()) {
      http.send("POST /v1/items HTTP/1.1\r\nhost: x\r\ncontent-length: " + 2 * MIB + "\r\n\r\n");
      http.send(" ".repeat(2 * MIB));
      assertThat(http.receive(false).status()).isEqualTo(413);
      http.send("GET /v1/items/7 HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
  }

  @Test
  void asksForABodyThatWaits() throws IOException {
    try (RawHttp http = connect()) {
      http.send(
          "POST /v1/items HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n");
      http.send("{}");
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
  }

  @Test
  void takesABodyUpToTheLimit() throws IOException {
    try (RawHttp http = connect()) {
      http.send("POST /v1/items HTTP/1.1\r\nhost: x\r\ncontent-length: " + MIB + "\r\n\r\n");
      http.send("{}" + " ".repeat(MIB - 2));
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
  }

  @Test
  void speaksHttp2InTheClear() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var get =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/v1/items/7"))
              .build();
      HttpResponse<String> first = client.send(get, HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> second = client.send(get, HttpResponse.BodyHandlers.ofString());
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
      var large =
          HttpRequest.newBuilder(get.uri())
              .PUT(HttpRequest.BodyPublishers.ofString(" ".repeat(2 * MIB)))
              .build();
      HttpResponse<String> refused = client.send(large, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(413);
    }
  }
}
