package id.karcis.booking.hold;

import com.nimbusds.jose.jwk.JWKSet;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.HoldServiceGrpc.HoldServiceBlockingStub;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceBlockingStub;
import id.karcis.booking.BookingApplication;
import id.karcis.platform.identity.Role;
import id.karcis.platform.identity.TokenKeys;
import id.karcis.platform.probe.TestTokens;
import id.karcis.platform.testing.TestServers;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole booking-svc on a port of its own, as one of several that share a database.
public final class BookingInstance implements AutoCloseable {

  private static final TestTokens TOKENS = new TestTokens();
  private static final long DEADLINE_SECONDS = 30;

  private final ConfigurableApplicationContext context;
  private final ManagedChannel channel;

  private BookingInstance(ConfigurableApplicationContext context) {
    this.context = context;
    var port = context.getEnvironment().getRequiredProperty("local.grpc.server.port", int.class);
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .executor(Thread::startVirtualThread)
            .build();
  }

  /// One that all tests of this JVM share. Gone with it.
  public static BookingInstance shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final BookingInstance INSTANCE =
        start(TestServers.newDatabase(), TestServers.redisUri(), Map.of());
  }

  /// Starts one; `settings` override everything else.
  public static BookingInstance start(
      String jdbcUrl, String redisUri, Map<String, Object> settings) {
    return start(jdbcUrl, redisUri, settings, _ -> {});
  }

  /// Starts one with beans of the test's own.
  public static BookingInstance start(
      String jdbcUrl,
      String redisUri,
      Map<String, Object> settings,
      Consumer<GenericApplicationContext> beans) {
    var base =
        Map.<String, Object>ofEntries(
            Map.entry("spring.grpc.server.port", "0"),
            Map.entry("spring.grpc.server.address", "127.0.0.1"),
            Map.entry("karcis.management.port", "0"),
            Map.entry("karcis.service-secret", "a secret of more than thirty-two bytes"),
            Map.entry("karcis.mail.directory", "target/mail"),
            Map.entry("spring.datasource.url", jdbcUrl),
            Map.entry("karcis.redis.url", redisUri));
    var context =
        new SpringApplicationBuilder(BookingApplication.class)
            .properties("spring.config.name=booking-svc")
            .registerShutdownHook(false)
            .initializers(fresh -> {
              var sources = fresh.getEnvironment().getPropertySources();
              sources.addFirst(new MapPropertySource("base", base));
              sources.addFirst(new MapPropertySource("test", settings));
              var registry = (GenericApplicationContext) fresh;
              registry.registerBean(TokenKeys.class, () -> BookingInstance::keys);
              beans.accept(registry);
            })
            .run();
    return new BookingInstance(context);
  }

  private static JWKSet keys() {
    return TOKENS.publicKeys();
  }

  /// Its beans.
  public ApplicationContext beans() {
    return context;
  }

  /// Its database.
  public JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  /// Holds seats as this user.
  public HoldServiceBlockingStub holds(UUID user) {
    return HoldServiceGrpc.newBlockingStub(channel)
        .withInterceptors(as(user, Role.CUSTOMER))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// Orders as this user.
  public OrderServiceBlockingStub orders(UUID user) {
    return OrderServiceGrpc.newBlockingStub(channel)
        .withInterceptors(as(user, Role.CUSTOMER))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// Looks at seats without an account.
  public SeatServiceBlockingStub seats() {
    return SeatServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// A stub of this user: `stub(user, Role.CUSTOMER, OrderServiceGrpc::newBlockingStub)`.
  public <S extends AbstractStub<S>> S stub(UUID user, Role role, Function<Channel, S> stub) {
    return stub.apply(channel)
        .withInterceptors(as(user, role))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// Makes a call as this user.
  public static ClientInterceptor as(UUID user, Role role) {
    return header("authorization", "Bearer " + TOKENS.token(user, role));
  }

  /// Sends a header along.
  public static ClientInterceptor header(String name, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    context.close();
  }
}
