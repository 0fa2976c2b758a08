package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Status;
import id.karcis.edge.TestEdge;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real Envoy in front of our edge, as in production, passes every case but for the differences
/// that the file accepts, and none of these is accepted any longer than it is there. Skipped where
/// Envoy cannot be fetched, unless `KARCIS_REQUIRE_ENVOY=true`, as CI says.
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvoyConformanceTest {
  private static final String KIND = "envoy";
  private static final String GET_ITEM = "karcis.conformance.v1.EchoService/GetItem";

  private EchoUpstream upstream;
  private TestEdge edge;
  private EnvoyProcess envoy;
  private CaseRunner runner;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    EnvoyProcess.assumeAvailable();
    upstream = EchoUpstream.start(0);
    edge = TestEdge.inFrontOf(upstream.port(), "KARCIS_EDGE_TRUSTED_PROXIES", "127.0.0.1");
    envoy = EnvoyProcess.start(folder, upstream.port(), edge.port());
    runner = new CaseRunner(envoy.uri(), upstream);
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (envoy != null) {
      envoy.close();
    }
    if (edge != null) {
      edge.close();
      upstream.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> passesEachCase() {
    return Case.load(KIND).stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> runner.run(c)));
  }

  @TestFactory
  Stream<DynamicTest> needsEachDifference() {
    return Case.load(KIND).stream()
        .flatMap(Case::withoutOneOverride)
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertDiffers(c)));
  }

  @Test
  void passesNativeGrpcOn() throws Exception {
    upstream.play(Script.answering(new byte[0]));
    assertThat(NativeCall.end(envoy.uri(), GET_ITEM).getCode()).isEqualTo(Code.OK);
  }

  /// Without a message before it, a status stands in the headers.
  @Test
  void keepsTheStatusOfNativeGrpc() throws Exception {
    upstream.play(Script.answering().failing(status(Code.NOT_FOUND, "gone")));
    var status = NativeCall.end(envoy.uri(), GET_ITEM);
    assertThat(status.getCode()).isEqualTo(Code.NOT_FOUND);
    assertThat(status.getDescription()).isEqualTo("gone");
  }

  @Test
  void refusesHugeHeadersInOurShape() throws IOException {
    try (var http = new RawHttp(envoy.uri().getHost(), envoy.uri().getPort())) {
      http.send("GET /v1/items/7 HTTP/1.1\r\nhost: envoy\r\nx-huge: " + "x".repeat(100_000));
      var answer = http.receive(false);
      assertThat(answer.status()).isEqualTo(431);
      assertThat(answer.text()).contains("\"code\":3", "\"reason\":\"INVALID_FIELD\"");
    }
  }

  /// A service hears it from Envoy, or from the edge that hears it from Envoy.
  @ParameterizedTest
  @ValueSource(strings = {"/v1/items/7", "/v1/leave/7"})
  void namesTheClientAndNobodyElse(String path) throws Exception {
    upstream.play(Script.answering(new byte[0]));
    try (var http = RawHttp.from("127.0.0.2", envoy.uri().getHost(), envoy.uri().getPort())) {
      http.send("GET " + path + " HTTP/1.1\r\nhost: envoy\r\nx-forwarded-for: 1.2.3.4\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
    var call = Objects.requireNonNull(upstream.nextCall());
    assertThat(call.metadata("x-forwarded-for")).isEqualTo("127.0.0.2");
  }

  @Test
  void keepsTokensBetweenServicesFromNativeCallers() throws Exception {
    upstream.play(Script.answering(new byte[0]));
    var metadata = new Metadata();
    for (String name : List.of("x-karcis-service-token", "x-sign-in-binding", "cookie")) {
      metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), "mine");
    }
    NativeCall.end(envoy.uri(), GET_ITEM, metadata, new byte[0]);
    var call = Objects.requireNonNull(upstream.nextCall());
    assertThat(call.metadata("x-karcis-service-token")).isNull();
    assertThat(call.metadata("cookie")).isNull();
    assertThat(call.metadata("x-sign-in-binding")).isEqualTo("mine");
  }

  @Test
  void passesLargeNativeMessagesOn() throws Exception {
    upstream.play(Script.answering(new byte[0]));
    var message = new byte[2 * 1024 * 1024];
    var end = NativeCall.end(envoy.uri(), GET_ITEM, new Metadata(), message);
    assertThat(end.getCode()).isEqualTo(Code.OK);
  }

  @Test
  void passesLargeFilesOnToTheEdge() throws Exception {
    upstream.play(Script.answering(new byte[0]));
    int length = 3 * 1024 * 1024;
    try (var http = new RawHttp(envoy.uri().getHost(), envoy.uri().getPort())) {
      http.send(
          "POST /v1/files/7/content HTTP/1.1\r\nhost: envoy\r\ncontent-length: "
              + length
              + "\r\n\r\n");
      http.send(new byte[length]);
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
    var call = Objects.requireNonNull(upstream.nextCall());
    assertThat(call.messages().stream().mapToInt(message -> message.length).sum())
        .isGreaterThan(length);
  }

  private static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.value()).setMessage(message).build();
  }

  private void assertDiffers(Case c) {
    assertThatThrownBy(() -> runner.run(c))
        .as("the difference is gone")
        .isInstanceOf(AssertionError.class);
  }
}
