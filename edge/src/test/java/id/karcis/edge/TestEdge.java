package id.karcis.edge;

import id.karcis.edge.conformance.ConformanceApi;
import java.util.HashMap;
import java.util.Map;

/// An edge that serves the conformance contract.
public final class TestEdge implements AutoCloseable {
  private final EdgeServer server;

  private TestEdge(EdgeServer server) {
    this.server = server;
  }

  /// One in front of an upstream on this machine, with further settings as pairs of name and value.
  public static TestEdge inFrontOf(int upstreamPort, String... settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KARCIS_EDGE_HOST", "127.0.0.1");
    environment.put("KARCIS_EDGE_PORT", "0");
    environment.put("KARCIS_EDGE_SHUTDOWN_GRACE_MS", "500");
    environment.put("KARCIS_EDGE_CORS_ORIGINS", "https://karcis.example");
    environment.put("KARCIS_EDGE_DESCRIPTORS", ConformanceApi.file().toString());
    environment.put("KARCIS_UPSTREAMS", "karcis.conformance.v1=127.0.0.1:" + upstreamPort);
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return new TestEdge(EdgeServer.start(EdgeConfig.of(environment)));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
