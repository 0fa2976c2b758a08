package id.karcis.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Processor time of the edge per request.
final class EdgeCost {

  private static final int CLIENTS = 8;
  private static final int WARM_UP = 40_000;
  private static final int SMALL_REQUESTS = 20_000;
  private static final int MAP_WARM_UP = 2_000;
  private static final int MAP_REQUESTS = 2_000;
  private static final double NANOS_PER_MICRO = 1e3;

  /// The requests end it, not the clock; this is for an edge that stopped answering.
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private EdgeCost() {}

  /// @param bytes of one answer's body
  /// @param microsPerRequest processor time of the edge, in user and system mode together
  record Cost(String what, int bytes, double microsPerRequest, Measured load) {}

  static List<Cost> measure(BenchTarget target, Show show) {
    var costs = new ArrayList<Cost>();
    try (var edge = EdgeProcess.start(target);
        var http = new Http(edge.uri())) {
      var event = "/api/events/" + show.eventId();
      var _ = load(http, event, WARM_UP);
      costs.add(cost(edge, http, "one event", event, SMALL_REQUESTS));
      var map = event + "/seats";
      var _ = load(http, map, MAP_WARM_UP);
      costs.add(cost(edge, http, show.seatIds().size() + "-seat map", map, MAP_REQUESTS));
    }
    return costs;
  }

  private static Cost cost(EdgeProcess edge, Http http, String what, String path, int requests) {
    var bytes = http.get(path).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    var before = edge.processorTime();
    var load = load(http, path, requests);
    var used = edge.processorTime().minus(before);
    var answered = Math.max(1, load.done());
    return new Cost(what, bytes, used.toNanos() / NANOS_PER_MICRO / answered, load);
  }

  private static Measured load(Http http, String path, int requests) {
    var left = new AtomicInteger(requests);
    return Load.run(
        CLIENTS,
        LIMIT,
        _ -> {
          if (left.getAndDecrement() <= 0) {
            return false;
          }
          var _ = http.get(path);
          return true;
        });
  }
}
