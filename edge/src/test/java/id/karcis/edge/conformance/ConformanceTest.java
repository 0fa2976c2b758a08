package id.karcis.edge.conformance;

import id.karcis.edge.TestEdge;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Our own edge passes every case.
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
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

  @TestFactory
  Stream<DynamicTest> passesEachCase() {
    var runner = new CaseRunner(URI.create("http://127.0.0.1:" + edge.port()), upstream);
    return Case.load("edge").stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> runner.run(c)));
  }
}
