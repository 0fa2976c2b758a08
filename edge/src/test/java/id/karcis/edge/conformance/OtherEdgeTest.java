package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Another edge, Envoy for one, passes every case but for the differences that the file accepts,
/// and none of these is accepted any longer than it is there. To run it, start that edge with
/// `target/test-classes/conformance.desc` and an upstream on a free port, and set
/// `KARCIS_CONFORMANCE_URI` to its base URI, `KARCIS_CONFORMANCE_UPSTREAM_PORT` to the upstream's
/// port and `KARCIS_CONFORMANCE_KIND` to the kind whose differences hold (`envoy` if unset).
@NullUnmarked
@EnabledIfEnvironmentVariable(named = "KARCIS_CONFORMANCE_URI", matches = "http://.+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherEdgeTest {
  private final URI base = URI.create(System.getenv("KARCIS_CONFORMANCE_URI"));
  private final String kind = System.getenv().getOrDefault("KARCIS_CONFORMANCE_KIND", "envoy");
  private EchoUpstream upstream;
  private CaseRunner runner;

  @BeforeAll
  void start() {
    upstream =
        EchoUpstream.start(Integer.parseInt(System.getenv("KARCIS_CONFORMANCE_UPSTREAM_PORT")));
    runner = new CaseRunner(base, upstream);
  }

  @AfterAll
  void stop() throws InterruptedException {
    upstream.close();
  }

  @TestFactory
  Stream<DynamicTest> passesEachCase() {
    return Case.load(kind).stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> runner.run(c)));
  }

  @TestFactory
  Stream<DynamicTest> needsEachDifference() {
    return Case.load(kind).stream()
        .filter(c -> !c.overrides().isEmpty())
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertDiffers(c.withoutOverrides())));
  }

  private void assertDiffers(Case c) {
    assertThatThrownBy(() -> runner.run(c))
        .as("the difference is gone")
        .isInstanceOf(Throwable.class);
  }
}
