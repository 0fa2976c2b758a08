package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import id.karcis.edge.conformance.EchoUpstream;
import id.karcis.edge.conformance.Form;
import id.karcis.edge.conformance.RawHttp;
import id.karcis.edge.conformance.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files on their way: size, pace, and every way to end early.
@NullUnmarked
class UploadTest {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final int LIMIT = 300 * KIB;
  private static final Status REFUSAL =
      Status.newBuilder().setCode(Code.UNAUTHENTICATED_VALUE).setMessage("who").build();

  private EchoUpstream upstream;
  private TestEdge edge;

  @BeforeEach
  void start() {
    upstream = EchoUpstream.start(0);
    upstream.play(Script.answering(new byte[0]));
    edge = edge("KARCIS_EDGE_MAX_UPLOAD_BYTES", String.valueOf(LIMIT));
  }

  private TestEdge edge(String... settings) {
    return TestEdge.inFrontOf(upstream.port(), settings);
  }

  @AfterEach
  void stop() throws InterruptedException {
    edge.close();
    upstream.close();
  }

  private static RawHttp connect(TestEdge to) throws IOException {
    return new RawHttp("127.0.0.1", to.port());
  }

  private static String head(String more) {
    return "POST /v1/files/7/content HTTP/1.1\r\nhost: x\r\n" + more + "\r\n\r\n";
  }

  private static String length(long bytes) {
    return "content-type: image/png\r\ncontent-length: " + bytes;
  }

  private RawHttp.Answer send(TestEdge to, String headers, byte[] body) throws IOException {
    try (RawHttp http = connect(to)) {
      http.send(head(headers));
      http.send(body);
      return http.receive(false);
    }
  }

  private static byte[] random(int bytes) {
    var file = new byte[bytes];
    new Random(bytes).nextBytes(file);
    return file;
  }

  private static byte[] form(byte[] file) {
    String boundary = Form.CONTENT_TYPE.substring(Form.CONTENT_TYPE.indexOf('=') + 1);
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(file);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static String formLength(byte[] form) {
    return "content-type: " + Form.CONTENT_TYPE + "\r\ncontent-length: " + form.length;
  }

  private static void assertTooLarge(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(413);
    assertThat(answer.text()).contains("BODY_TOO_LARGE", "\"limitBytes\":\"" + LIMIT + "\"");
  }

  @Test
  void passesALargeFileOnInBoundedMessages() throws Exception {
    byte[] file = random(LIMIT);
    assertThat(send(edge, length(LIMIT), file).status()).isEqualTo(200);
    EchoUpstream.Call call = Objects.requireNonNull(upstream.nextCall());
    assertThat(call.messages())
        .hasSizeBetween(LIMIT / (64 * KIB), LIMIT / (64 * KIB) + 1)
        .allMatch(message -> message.length < 65 * KIB);
    assertThat(ReceivedFile.file(call)).isEqualTo(file);
    assertThat(ReceivedFile.item(call)).isEqualTo("7");
    assertThat(ReceivedFile.contentTypes(call)).containsExactly("image/png", "", "", "", "");
  }

  @Test
  void passesALargeFileOfAFormOn() throws Exception {
    byte[] file = random(LIMIT);
    assertThat(send(edge, formLength(form(file)), form(file)).status()).isEqualTo(200);
    EchoUpstream.Call call = Objects.requireNonNull(upstream.nextCall());
    assertThat(call.messages()).allMatch(message -> message.length < 65 * KIB);
    assertThat(ReceivedFile.file(call)).isEqualTo(file);
    assertThat(ReceivedFile.contentTypes(call)).contains("image/png", "");
  }

  @Test
  void refusesALargeFileBeforeItIsSent() throws Exception {
    try (RawHttp http = connect(edge)) {
      http.send(head("expect: 100-continue\r\n" + length(LIMIT + 1)));
      assertTooLarge(http.receive(false));
    }
    assertThat(upstream.received()).isZero();
  }

  @Test
  void refusesALargeFileOfUnknownLengthAsSoonAsItIs() throws Exception {
    try (RawHttp http = connect(edge)) {
      http.send(head("transfer-encoding: chunked") + Integer.toHexString(10 * MIB) + "\r\n");
      http.send(random(200 * KIB));
      awaitFirstMessage();
      http.send(random(LIMIT + 1 - 200 * KIB));
      assertTooLarge(http.receive(false));
    }
    assertThat(upstream.nextCancelled()).as("the file is not whole").isNotNull();
  }

  @Test
  void refusesALargeFileInAForm() throws Exception {
    byte[] form = form(random(LIMIT + 1));
    try (RawHttp http = connect(edge)) {
      sendInTwo(http, form);
      assertTooLarge(http.receive(false));
    }
    assertThat(upstream.nextCancelled()).isNotNull();
    byte[] larger = form(random(LIMIT + 100 * KIB));
    assertTooLarge(send(edge, formLength(larger), larger));
    assertThat(upstream.nextCancelled()).as("refused by its length").isNull();
  }

  @Test
  void keepsOtherBodiesSmall() throws IOException {
    try (RawHttp http = connect(edge)) {
      http.send("PUT /v1/files/7 HTTP/1.1\r\nhost: x\r\n" + length(2 * MIB) + "\r\n\r\n");
      assertThat(http.receive(false).text()).contains("\"limitBytes\":\"" + MIB + "\"");
    }
  }

  @Test
  void asksForAFileThatWaits() throws Exception {
    assertThat(send(edge, "expect: 100-continue\r\n" + length(3), new byte[3]).status())
        .isEqualTo(200);
  }

  @Test
  void answersAtOnceWhenTheUpstreamRefusesAndKeepsTheConnection() throws Exception {
    upstream.play(Script.answering().answeringEarly().failing(REFUSAL));
    try (RawHttp http = connect(edge)) {
      http.send(head(length(LIMIT)));
      http.send(random(LIMIT - 10));
      assertThat(http.receive(false).status()).isEqualTo(401);
      http.send(new byte[10]);
      upstream.play(Script.answering(new byte[0]));
      http.send("GET /v1/items/7 HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
  }

  @Test
  void isUnavailableWithoutAnUpstream() throws Exception {
    upstream.close();
    RawHttp.Answer answer = send(edge, length(LIMIT), random(LIMIT));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("DEPENDENCY_UNAVAILABLE");
  }

  @Test
  void isUnavailableWhenTheUpstreamGoesAway() throws Exception {
    upstream.play(Script.answering().taking(1));
    try (RawHttp http = connect(edge)) {
      http.send(head(length(LIMIT)));
      http.send(random(200 * KIB));
      awaitFirstMessage();
      upstream.close();
      assertThat(http.receive(false).status()).isEqualTo(503);
    }
  }

  @Test
  void tellsTheUpstreamWhenTheClientLeaves() throws Exception {
    try (RawHttp http = connect(edge)) {
      http.send(head(length(LIMIT)));
      http.send(random(200 * KIB));
      awaitFirstMessage();
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void tellsTheUpstreamWhenAFormBreaksOff() throws Exception {
    byte[] form = form(random(200 * KIB));
    byte[] torn = Arrays.copyOf(form, form.length - 10);
    try (RawHttp http = connect(edge)) {
      sendInTwo(http, torn);
      assertThat(http.receive(false).status()).isEqualTo(400);
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void givesUpOnASlowClient() throws Exception {
    try (TestEdge strict = edge("KARCIS_EDGE_UPLOAD_LIMIT_MS", "2000");
        RawHttp http = connect(strict)) {
      http.send(head(length(LIMIT)));
      http.send(random(200 * KIB));
      awaitFirstMessage();
      RawHttp.Answer answer = http.receive(false);
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.headers()).containsEntry("connection", "close");
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void givesUpOnASlowUpstream() throws Exception {
    upstream.play(Script.answering().hanging());
    try (TestEdge strict =
        edge("KARCIS_EDGE_UPLOAD_LIMIT_MS", "300", "KARCIS_EDGE_DEADLINE_MS", "300")) {
      assertThat(send(strict, length(10), new byte[10]).status()).isEqualTo(504);
    }
    Long left = Objects.requireNonNull(upstream.nextCall()).deadlineMillis();
    assertThat(left).isBetween(1L, 601L);
  }

  @Test
  void blamesNoClientForAnUpstreamThatTakesNothing() throws Exception {
    upstream.play(Script.answering().taking(1));
    try (TestEdge strict =
            edge(
                "KARCIS_EDGE_MAX_UPLOAD_BYTES",
                String.valueOf(64 * MIB),
                "KARCIS_EDGE_UPLOAD_LIMIT_MS",
                "2500");
        SocketChannel client =
            SocketChannel.open(new InetSocketAddress("127.0.0.1", strict.port()))) {
      client.write(ByteBuffer.wrap(head(length(60 * MIB)).getBytes(StandardCharsets.US_ASCII)));
      client.configureBlocking(false);
      writeUntilStuck(client);
      client.configureBlocking(true);
      ByteBuffer answer = ByteBuffer.allocate(KIB);
      client.read(answer);
      assertThat(StandardCharsets.US_ASCII.decode(answer.flip()).toString())
          .startsWith("HTTP/1.1 504 ");
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  @Test
  void boundsHowManyFilesAreUnderWay() throws Exception {
    upstream.play(Script.answering().hanging());
    try (TestEdge small =
        edge(
            "KARCIS_EDGE_MAX_UPLOADS",
            "2",
            "KARCIS_EDGE_EVENT_LOOPS",
            "1",
            "KARCIS_EDGE_UPLOAD_LIMIT_MS",
            "1000",
            "KARCIS_EDGE_DEADLINE_MS",
            "1000")) {
      List<RawHttp> clients = new ArrayList<>();
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        clients.add(connect(small));
        clients.getLast().send(head(length(3)) + "abc");
      }
      for (RawHttp client : clients) {
        statuses.add(client.receive(false).status());
        client.close();
      }
      assertThat(statuses).containsOnly(503, 504);
      assertThat(statuses.stream().filter(status -> status == 504)).hasSizeBetween(2, 4);
      upstream.play(Script.answering(new byte[0]));
      try (RawHttp http = connect(small)) {
        http.send("GET /v1/items/7 HTTP/1.1\r\nhost: x\r\n\r\n");
        assertThat(http.receive(false).status()).isEqualTo(200);
      }
    }
  }

  /// What is in sockets and windows in between is the kernel's and is bounded too.
  @Test
  void takesNoMoreThanTheUpstreamTakes() throws Exception {
    upstream.play(Script.answering().taking(1));
    try (TestEdge roomy = edge("KARCIS_EDGE_MAX_UPLOAD_BYTES", String.valueOf(64 * MIB));
        SocketChannel client =
            SocketChannel.open(new InetSocketAddress("127.0.0.1", roomy.port()))) {
      client.write(ByteBuffer.wrap(head(length(60 * MIB)).getBytes(StandardCharsets.US_ASCII)));
      client.configureBlocking(false);
      assertThat(writeUntilStuck(client)).isLessThan(30L * MIB);
      assertThat(upstream.received()).isEqualTo(1);
    }
    assertThat(upstream.nextCancelled()).isNotNull();
  }

  private static long writeUntilStuck(SocketChannel client) throws Exception {
    ByteBuffer some = ByteBuffer.allocate(64 * KIB);
    long written = 0;
    Instant last = Instant.now();
    while (written < 60L * MIB
        && Duration.between(last, Instant.now()).compareTo(Duration.ofSeconds(1)) < 0) {
      int more = client.write(some.clear());
      written += more;
      if (more > 0) {
        last = Instant.now();
      } else {
        Thread.sleep(5);
      }
    }
    return written;
  }

  /// The second half only when the upstream has something of the first.
  private void sendInTwo(RawHttp http, byte[] form) throws Exception {
    http.send(head(formLength(form)));
    http.send(Arrays.copyOf(form, 150 * KIB));
    awaitFirstMessage();
    http.send(Arrays.copyOfRange(form, 150 * KIB, form.length));
  }

  private void awaitFirstMessage() throws InterruptedException {
    Instant end = Instant.now().plusSeconds(5);
    while (upstream.received() == 0 && Instant.now().isBefore(end)) {
      Thread.sleep(5);
    }
    assertThat(upstream.received()).isPositive();
  }

  @Test
  void takesFilesOverHttp2() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var uri = URI.create("http://127.0.0.1:" + edge.port() + "/v1/files/7/content");
      client.send(
          HttpRequest.newBuilder(uri.resolve("/v1/items/7")).build(),
          HttpResponse.BodyHandlers.discarding());
      upstream.play(Script.answering(new byte[0]));
      byte[] file = random(LIMIT);
      var post =
          HttpRequest.newBuilder(uri)
              .POST(HttpRequest.BodyPublishers.ofByteArray(file))
              .header("content-type", "image/png")
              .build();
      assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      assertThat(ReceivedFile.file(Objects.requireNonNull(upstream.nextCall()))).isEqualTo(file);
      var large =
          HttpRequest.newBuilder(uri)
              .POST(HttpRequest.BodyPublishers.ofByteArray(random(LIMIT + 1)))
              .build();
      HttpResponse<String> refused = client.send(large, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(refused.statusCode()).isEqualTo(413);
    }
  }
}
