package id.karcis.edge;

import id.karcis.edge.grpc.Upstreams;
import id.karcis.edge.http.ApiHandler;
import id.karcis.edge.model.ApiModel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What runs on one event loop: a server, the connections upstream, nothing shared but the model.
final class EdgeVerticle extends VerticleBase {
  private static final int LONGEST_LINE_BYTES = 8 * 1024;
  private static final int LARGEST_HEADERS_BYTES = 16 * 1024;
  private static final Duration SILENT_CONNECTION = Duration.ofMinutes(5);

  /// How Vert.x wants to be told: one free port for all event loops.
  private static final int ANY_SHARED_PORT = -1;

  private final EdgeConfig config;
  private final ApiModel model;
  private final AtomicInteger port;
  private @Nullable ApiHandler handler;
  private @Nullable HttpServer server;

  EdgeVerticle(EdgeConfig config, ApiModel model, AtomicInteger port) {
    this.config = config;
    this.model = model;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    var api = new ApiHandler(vertx, config, model, new Upstreams(vertx, config));
    var options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port() == 0 ? ANY_SHARED_PORT : config.port())
            .setMaxInitialLineLength(LONGEST_LINE_BYTES)
            .setMaxHeaderSize(LARGEST_HEADERS_BYTES)
            .setIdleTimeout((int) SILENT_CONNECTION.toSeconds());
    HttpServer http = vertx.createHttpServer(options);
    http.requestHandler(api).invalidRequestHandler(api::handleInvalid);
    handler = api;
    server = http;
    return http.listen().onSuccess(listening -> port.set(listening.actualPort()));
  }

  @Override
  public Future<?> stop() {
    if (handler != null) {
      handler.stop();
    }
    return server == null ? Future.succeededFuture() : server.shutdown(config.shutdownGrace());
  }
}
