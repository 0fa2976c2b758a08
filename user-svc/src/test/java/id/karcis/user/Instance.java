package id.karcis.user;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import id.karcis.api.user.v1.ListSessionsRequest;
import id.karcis.neighbour.NeighbourApplication;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.probe.ProbeGrpcService;
import id.karcis.platform.testing.TestServers;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A running service of a test: user-svc, or a neighbour that asks it.
final class Instance implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 100;

  private final ConfigurableApplicationContext context;

  private Instance(Class<?> application, List<String> settings) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.grpc.server.port=0",
                "--spring.grpc.server.address=127.0.0.1",
                "--karcis.management.port=0",
                "--karcis.service-secret=a secret of more than thirty-two bytes"));
    arguments.addAll(settings);
    context = new SpringApplicationBuilder(application).run(arguments.toArray(String[]::new));
  }

  static Instance ofUserService(String database, String redis, String... settings) {
    var all =
        new ArrayList<>(
            List.of(
                "--spring.config.name=user-svc",
                "--spring.datasource.url=" + database,
                "--karcis.redis.url=" + redis,
                "--karcis.user.bcrypt-cost=4"));
    all.addAll(List.of(settings));
    return new Instance(UserApplication.class, all);
  }

  static Instance ofNeighbour(Instance userService, String redis, String... settings) {
    var all =
        new ArrayList<>(
            List.of(
                "--spring.application.name=neighbour",
                "--spring.flyway.locations=classpath:db/platform",
                "--spring.datasource.url=" + TestServers.newDatabase(),
                "--karcis.redis.url=" + redis,
                "--karcis.user.address=" + userService.address()));
    all.addAll(List.of(settings));
    return new Instance(NeighbourApplication.class, all);
  }

  String address() {
    return "127.0.0.1:" + context.getEnvironment().getProperty("local.grpc.server.port");
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  AuthServiceBlockingStub auth() {
    return clients().stub(address(), AuthServiceGrpc::newBlockingStub);
  }

  AuthServiceBlockingStub auth(String accessToken) {
    return signed(auth(), accessToken);
  }

  GrpcClients clients() {
    return bean(GrpcClients.class);
  }

  static <S extends AbstractStub<S>> S signed(S stub, String accessToken) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + accessToken);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Makes a call that needs a token; fails as the service refuses it.
  void call(String accessToken) {
    if (context.getBeanNamesForType(ProbeGrpcService.class).length > 0) {
      signed(clients().stub(address(), ProbeServiceGrpc::newBlockingStub), accessToken)
          .askUser(Probe.getDefaultInstance());
    } else {
      auth(accessToken).listSessions(ListSessionsRequest.getDefaultInstance());
    }
  }

  /// Waits until the service knows keys and ended sessions, on a busy machine too.
  void awaitReady(String accessToken) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        call(accessToken);
        return;
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.UNAVAILABLE || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
