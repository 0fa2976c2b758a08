package id.karcis.platform.deadline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Deadlines stand outside the error mapping (order 50), which words a failure by the time that is
/// left.
@AutoConfiguration
@EnableConfigurationProperties(DeadlineSettings.class)
public final class DeadlineAutoConfiguration {

  private static final int ORDER = 40;

  @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
  ScheduledExecutorService deadlineTimer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("karcis-deadlines").factory());
  }

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  DeadlineInterceptor deadlineInterceptor(
      DeadlineSettings settings, @Qualifier("deadlineTimer") ScheduledExecutorService timer) {
    return new DeadlineInterceptor(settings, timer);
  }
}
