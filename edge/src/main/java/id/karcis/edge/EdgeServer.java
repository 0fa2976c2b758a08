package id.karcis.edge;

import id.karcis.edge.grpc.Upstream;
import id.karcis.edge.model.ApiModel;
import id.karcis.edge.model.Route;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running edge.
public final class EdgeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);
  private static final long START_MILLIS = 30_000;
  private static final int DNS_SECONDS = 30;
  private static final long CLOSE_MARGIN_MILLIS = 5_000;

  private final Vertx vertx;
  private final EdgeConfig config;
  private final String deployment;
  private final int port;

  private EdgeServer(Vertx vertx, EdgeConfig config, String deployment, int port) {
    this.vertx = vertx;
    this.config = config;
    this.deployment = deployment;
    this.port = port;
  }

  /// Starts an edge and returns when it takes requests. Upstreams need not be there yet.
  ///
  /// @throws IllegalArgumentException if descriptors or settings are wrong, in one line that names
  ///   what
  /// @throws IllegalStateException if the port is taken, naming it
  public static EdgeServer start(EdgeConfig config) {
    ApiModel model = ApiModel.load(Descriptors.read(config));
    requireUpstreams(config, model);
    Vertx vertx = vertx(config);
    var port = new AtomicInteger();
    try {
      var options = new DeploymentOptions().setInstances(config.eventLoops());
      String deployment =
          await(
              vertx.deployVerticle(() -> new EdgeVerticle(config, model, port), options),
              START_MILLIS);
      LOG.info("edge listens on port {}, {} routes", port.get(), model.routes().size());
      return new EdgeServer(vertx, config, deployment, port.get());
    } catch (IllegalStateException e) {
      vertx.close();
      throw e.getCause() instanceof BindException ? portTaken(config, e) : e;
    }
  }

  private static IllegalStateException portTaken(EdgeConfig config, IllegalStateException e) {
    return new IllegalStateException(
        "port " + config.port() + " (KARCIS_EDGE_PORT) is taken or not allowed: " + e.getMessage(),
        e);
  }

  private static Vertx vertx(EdgeConfig config) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(config.eventLoops())
            .setAddressResolverOptions(
                new AddressResolverOptions().setCacheMaxTimeToLive(DNS_SECONDS))
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private static void requireUpstreams(EdgeConfig config, ApiModel model) {
    var known = config.upstreams().stream().map(Upstream::protoPackage).toList();
    model.routes().stream()
        .map(Route::protoPackage)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "KARCIS_UPSTREAMS names no server for proto package "
                  + name
                  + ": has "
                  + config.upstreams());
        });
  }

  private static <T> T await(Future<T> future, long millis) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the edge did not get ready in " + millis + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Ends streams, lets requests under way finish for as long as the settings say, then stops. Safe
  /// to repeat.
  @Override
  public void close() {
    long grace = config.shutdownGrace().toMillis() + CLOSE_MARGIN_MILLIS;
    try {
      if (vertx.deploymentIDs().contains(deployment)) {
        await(vertx.undeploy(deployment), grace);
      }
      await(vertx.close(), grace);
    } catch (IllegalStateException e) {
      LOG.warn("the edge did not stop cleanly: {}", e.getMessage());
    }
  }
}
