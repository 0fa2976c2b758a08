package id.karcis.local;

import id.karcis.edge.EdgeConfig;
import id.karcis.edge.EdgeServer;
import java.util.HashMap;
import java.util.Map;

/// Starts the edge in this JVM, with the environment's settings and the addresses of this platform.
final class Edge {

  private Edge() {}

  static EdgeServer start(LocalSettings settings, Map<String, String> environment) {
    var ports = settings.ports();
    var all = new HashMap<>(environment);
    // A laptop in a café shows nothing to its neighbours unless told so.
    all.putIfAbsent("KARCIS_EDGE_HOST", "127.0.0.1");
    all.put("KARCIS_EDGE_PORT", String.valueOf(ports.of(Part.EDGE)));
    all.put("KARCIS_UPSTREAMS", upstreams(ports));
    try {
      return EdgeServer.start(EdgeConfig.of(all));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new LocalException("edge does not start: " + e.getMessage(), e);
    }
  }

  /// Where an edge finds the services of this platform.
  static String upstreams(PortPlan ports) {
    return "karcis.user.v1=%s,karcis.booking.v1=%s,karcis.payment.v1=%s"
        .formatted(
            ports.addressOf(Part.USER),
            ports.addressOf(Part.BOOKING),
            ports.addressOf(Part.PAYMENT));
  }
}
