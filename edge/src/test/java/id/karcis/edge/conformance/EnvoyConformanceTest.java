package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Status;
import id.karcis.edge.TestEdge;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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
    edge = TestEdge.inFrontOf(upstream.port());
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

  private static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.value()).setMessage(message).build();
  }

  private void assertDiffers(Case c) {
    assertThatThrownBy(() -> runner.run(c))
        .as("the difference is gone")
        .isInstanceOf(AssertionError.class);
  }
}
