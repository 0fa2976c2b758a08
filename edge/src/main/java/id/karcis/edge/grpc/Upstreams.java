package id.karcis.edge.grpc;

import id.karcis.edge.EdgeConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The upstreams as one event loop sees them: for each a pool of connections for every kind of
/// call. Connections are made when needed and again after they broke.
public final class Upstreams {
  private static final int STREAMS_PER_CONNECTION = 250;

  /// Files share the window of their connection, so that one which stalls holds up few.
  private static final int UPLOADS_PER_CONNECTION = 16;

  private static final int WINDOW_BYTES = 1024 * 1024;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration IDLE_CONNECTION = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final EdgeConfig config;
  private final Map<String, Pools> pools = new HashMap<>();

  private record Pools(Upstream upstream, Map<CallSpec.Kind, HttpClient> clients) {}

  public Upstreams(Vertx vertx, EdgeConfig config) {
    this.vertx = vertx;
    this.config = config;
    for (Upstream upstream : config.upstreams()) {
      pools.put(
          upstream.protoPackage(),
          new Pools(
              upstream,
              Map.of(
                  CallSpec.Kind.UNARY,
                  client(config.maxCalls(), config.maxWaiting(), STREAMS_PER_CONNECTION),
                  CallSpec.Kind.STREAM,
                  client(config.maxStreams(), config.maxWaiting(), STREAMS_PER_CONNECTION),
                  CallSpec.Kind.UPLOAD,
                  client(config.maxUploads(), config.maxUploads(), UPLOADS_PER_CONNECTION))));
    }
  }

  private HttpClient client(int mostCalls, int mostWaiting, int perConnection) {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MultiplexingLimit(Math.min(mostCalls, perConnection))
            .setHttp2ConnectionWindowSize(WINDOW_BYTES)
            .setHttp2KeepAliveTimeout((int) IDLE_CONNECTION.toSeconds())
            .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    int connections = Math.ceilDiv(mostCalls, perConnection);
    var pool = new PoolOptions().setHttp2MaxSize(connections).setMaxWaitQueueSize(mostWaiting);
    return vertx.createHttpClient(options, pool);
  }

  /// Makes a call; its listener hears the rest.
  public GrpcCall call(CallSpec spec, CallListener listener) {
    Pools to = pools.get(spec.protoPackage());
    if (to == null) {
      throw new IllegalStateException("no upstream for package " + spec.protoPackage());
    }
    var target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(to.upstream().host())
            .setPort(to.upstream().port())
            .setURI(spec.path());
    HttpClient client = Objects.requireNonNull(to.clients().get(spec.kind()));
    return GrpcCall.start(vertx, client, target, spec, config.maxMessageBytes(), listener);
  }

  /// Each of them.
  public Collection<Upstream> all() {
    return config.upstreams();
  }

  /// Empty metadata.
  public static MultiMap metadata() {
    return MultiMap.caseInsensitiveMultiMap();
  }
}
