package id.karcis.platform.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.karcis.platform.settings.SettingException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;

/// Answers `/metrics` (Prometheus), `/livez` and `/readyz` over plain HTTP. First up, last down.
/// For machines of the same network: no login, no secrets in the answers.
public final class ManagementServer implements SmartLifecycle {

  private static final int BACKLOG = 64;
  private static final int OK = 200;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final int wantedPort;
  private final PrometheusMeterRegistry metrics;
  private final ApplicationAvailability availability;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  ManagementServer(
      int port, PrometheusMeterRegistry metrics, ApplicationAvailability availability) {
    this.wantedPort = port;
    this.metrics = metrics;
    this.availability = availability;
  }

  @Override
  public synchronized void start() {
    var http = bind();
    var virtual = Executors.newVirtualThreadPerTaskExecutor();
    http.setExecutor(virtual);
    http.createContext(
        "/metrics",
        exchange -> answer(exchange, OK, "text/plain; version=0.0.4", metrics.scrape()));
    http.createContext("/livez", probe(this::isAlive));
    http.createContext("/readyz", probe(this::isReady));
    http.start();
    server = http;
    threads = virtual;
  }

  private HttpServer bind() {
    try {
      return HttpServer.create(new InetSocketAddress(wantedPort), BACKLOG);
    } catch (BindException _) {
      throw new SettingException("karcis.management.port", wantedPort + " is taken");
    } catch (IOException e) {
      throw new IllegalStateException("opening management port " + wantedPort, e);
    }
  }

  private boolean isAlive() {
    return availability.getLivenessState() == LivenessState.CORRECT;
  }

  private boolean isReady() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
  }

  private static com.sun.net.httpserver.HttpHandler probe(BooleanSupplier good) {
    return exchange -> {
      var isGood = good.getAsBoolean();
      answer(exchange, isGood ? OK : UNAVAILABLE, "text/plain", isGood ? "ok\n" : "not ready\n");
    };
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      var isGet = "GET".equals(exchange.getRequestMethod());
      var bytes = (isGet ? body : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(
          isGet ? status : METHOD_NOT_ALLOWED, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// Returns the port it listens on, which the system chose if the setting is 0.
  public synchronized int port() {
    var running = server;
    if (running == null) {
      throw new IllegalStateException("the management server is not running");
    }
    return running.getAddress().getPort();
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.shutdown();
      threads = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
