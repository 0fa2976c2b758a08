package id.karcis.edge.http;

import id.karcis.edge.grpc.HealthProbe;
import id.karcis.edge.grpc.Upstreams;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `GET /healthz`: this process answers. `GET /readyz`: its upstreams do.
final class Health {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HealthProbe probe;

  Health(Upstreams upstreams) {
    this.probe = new HealthProbe(upstreams);
  }

  /// Answers if the path is one of the two.
  boolean answers(Exchange exchange, List<String> path) {
    if (path.size() != 1
        || !(exchange.request().method().name().equals("GET") || exchange.isHead())) {
      return false;
    }
    switch (path.getFirst()) {
      case "healthz" -> send(exchange, OK, new JsonObject().put("status", "SERVING"));
      case "readyz" -> probe.run(states -> ready(exchange, states));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void ready(Exchange exchange, Map<String, Boolean> states) {
    boolean ready = !states.containsValue(false);
    var upstreams = new JsonObject();
    states.forEach((name, serving) -> upstreams.put(name, state(serving)));
    var body = new JsonObject().put("status", state(ready)).put("upstreams", upstreams);
    send(exchange, ready ? OK : UNAVAILABLE, body);
  }

  private static String state(boolean serving) {
    return serving ? "SERVING" : "NOT_SERVING";
  }

  private static void send(Exchange exchange, int status, JsonObject body) {
    if (exchange.isOpen()) {
      exchange.response().putHeader("cache-control", "no-store");
      exchange.send(status, "application/json", body.encode().getBytes(StandardCharsets.UTF_8));
    }
  }
}
