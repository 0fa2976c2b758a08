package id.karcis.platform.grpc;

import id.karcis.platform.settings.SettingException;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Makes stubs of neighbouring services: on virtual threads, with a deadline of five seconds where
/// neither the stub nor the call that is being served has a shorter one, with keepalive, with three
/// tries when the neighbour is away, and with the request id passed on. One channel per address,
/// closed with the application.
///
/// `clients.stub("localhost:3002", AuthServiceGrpc::newBlockingStub)`; for RPCs with
/// `ACCESS_SERVICE` add `.withInterceptors(serviceTokens.interceptor())`.
public final class GrpcClients implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("\\S+:[0-9]{1,5}");
  private static final int MAX_INBOUND_BYTES = 4 * 1024 * 1024;
  private static final long KEEPALIVE_SECONDS = 30;
  private static final long KEEPALIVE_TIMEOUT_SECONDS = 10;
  private static final long CLOSE_SECONDS = 5;

  /// Tries, waits and codes of a retry (AIP-194). Set as a map, because Boot renders waits below
  /// 100 ms ten times too long.
  private static final Map<String, Object> RETRY =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name",
                  List.of(Map.of()),
                  "retryPolicy",
                  Map.of(
                      "maxAttempts",
                      3.0,
                      "initialBackoff",
                      "0.050s",
                      "maxBackoff",
                      "0.500s",
                      "backoffMultiplier",
                      2.0,
                      "retryableStatusCodes",
                      List.of("UNAVAILABLE")))));

  private final Executor executor;
  private final List<ClientInterceptor> interceptors;
  private final ConcurrentMap<String, ManagedChannel> channels = new ConcurrentHashMap<>();

  GrpcClients(Executor executor, List<ClientInterceptor> interceptors) {
    this.executor = executor;
    this.interceptors = List.copyOf(interceptors);
  }

  /// Makes a stub for the service at `address`.
  ///
  /// @param address host:port
  /// @param factory such as `AuthServiceGrpc::newBlockingStub`
  /// @throws SettingException if the address is not of that form
  public <S extends AbstractStub<S>> S stub(String address, Function<Channel, S> factory) {
    return factory.apply(channel(address));
  }

  /// Returns the channel to `address`; it connects on first use.
  public Channel channel(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new SettingException("karcis.*.address", "is '" + address + "'; expected host:port");
    }
    return channels.computeIfAbsent(address, this::open);
  }

  private ManagedChannel open(String address) {
    return Grpc.newChannelBuilder("dns:///" + address, InsecureChannelCredentials.create())
        .executor(executor)
        .offloadExecutor(executor)
        .intercept(interceptors)
        .defaultServiceConfig(RETRY)
        .enableRetry()
        .maxInboundMessageSize(MAX_INBOUND_BYTES)
        .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .build();
  }

  @Override
  public void close() throws InterruptedException {
    channels.values().forEach(ManagedChannel::shutdown);
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    for (var channel : channels.values()) {
      if (!channel.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        channel.shutdownNow();
      }
    }
  }
}
