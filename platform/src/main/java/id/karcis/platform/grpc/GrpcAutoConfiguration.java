package id.karcis.platform.grpc;

import io.grpc.ClientInterceptor;
import io.grpc.ServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.ServerBuilderCustomizer;
import org.springframework.util.unit.DataSize;

/// Puts servers and clients on virtual threads, lets calls with requests that cannot be read end as
/// other refused calls do (inside the error mapping, order 50), and tells health watchers at once
/// when the service starts to stop.
@AutoConfiguration(before = GrpcServerAutoConfiguration.class)
public final class GrpcAutoConfiguration {

  private static final int READABLE_ORDER = 60;

  /// A message so many times as large as allowed is cut off unread, and the client learns less.
  private static final int CUT_OFF_FACTOR = 4;

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ExecutorService grpcVirtualExecutor() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-", 0).factory());
  }

  @Bean
  GrpcServerExecutorProvider grpcServerExecutorProvider(
      @Qualifier("grpcVirtualExecutor") ExecutorService executor) {
    return () -> executor;
  }

  @Bean
  TolerantServiceConfigurer grpcServiceConfigurer(
      ApplicationContext context,
      @Value("${spring.grpc.server.inbound.message.max-size}") DataSize maxRequest) {
    return new TolerantServiceConfigurer(context, maxRequest.toBytes());
  }

  @Bean
  <B extends ServerBuilder<B>> ServerBuilderCustomizer<B> largerThanAllowed(
      @Value("${spring.grpc.server.inbound.message.max-size}") DataSize maxRequest) {
    return server ->
        server.maxInboundMessageSize(Math.toIntExact(CUT_OFF_FACTOR * maxRequest.toBytes()));
  }

  @Bean
  @GlobalServerInterceptor
  @Order(READABLE_ORDER)
  ReadableRequestInterceptor readableRequestInterceptor() {
    return new ReadableRequestInterceptor();
  }

  @Bean
  GrpcClients grpcClients(
      @Qualifier("grpcVirtualExecutor") ExecutorService executor,
      ObjectProvider<ObservationRegistry> observations) {
    List<ClientInterceptor> interceptors = new ArrayList<>();
    interceptors.add(new OutgoingCallInterceptor());
    observations.ifUnique(
        registry -> interceptors.add(new ObservationGrpcClientInterceptor(registry)));
    return new GrpcClients(executor, interceptors);
  }

  @Bean
  ApplicationListener<ContextClosedEvent> healthEndsFirst(
      ObjectProvider<HealthStatusManager> health) {
    return _ -> health.ifAvailable(HealthStatusManager::enterTerminalState);
  }
}
