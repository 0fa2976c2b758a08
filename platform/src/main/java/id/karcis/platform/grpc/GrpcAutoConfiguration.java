package id.karcis.platform.grpc;

import io.grpc.ClientInterceptor;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;

/// Puts servers and clients on virtual threads, and tells health watchers at once when the service
/// starts to stop.
@AutoConfiguration
public final class GrpcAutoConfiguration {

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
