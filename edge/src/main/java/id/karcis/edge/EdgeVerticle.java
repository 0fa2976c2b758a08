package id.karcis.edge;

import id.karcis.edge.grpc.Upstreams;
import id.karcis.edge.http.ApiHandler;
import id.karcis.edge.model.ApiModel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What runs on one event loop: a server, the connections upstream, nothing shared but the model.
final class EdgeVerticle extends VerticleBase {
  private static final int LONGEST_LINE_BYTES = 8 * 1024;
  private static final int LARGEST_HEADERS_BYTES = 16 * 1024;
  private static final Duration SILENT_CONNECTION = Duration.ofMinutes(5);

  /// Under this number Vert.x keeps the one free port that all event loops listen on.
  private static final int FREE_PORT_ID = 1;

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
            .setMaxInitialLineLength(LONGEST_LINE_BYTES)
            .setMaxHeaderSize(LARGEST_HEADERS_BYTES)
            .setIdleTimeout((int) SILENT_CONNECTION.toSeconds());
    HttpServer http = vertx.createHttpServer(options);
    http.requestHandler(api).invalidRequestHandler(api::handleInvalid);
    handler = api;
    server = http;
    return http.listen(address()).onSuccess(listening -> port.set(listening.actualPort()));
  }

  private SocketAddress address() {
    return config.port() == 0
        ? SocketAddress.sharedRandomPort(FREE_PORT_ID, config.host())
        : SocketAddress.inetSocketAddress(config.port(), config.host());
  }

  @Override
  public Future<?> stop() {
    if (handler != null) {
      handler.stop();
    }
    return server == null ? Future.succeededFuture() : server.shutdown(config.shutdownGrace());
  }
}
