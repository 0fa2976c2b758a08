package id.karcis.platform.error;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Maps failures, inside the metrics (order 0) and outside everything that may refuse.
@AutoConfiguration(before = GrpcServerAutoConfiguration.class)
public final class ErrorAutoConfiguration {

  private static final int ORDER = 50;

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  ErrorInterceptor errorInterceptor() {
    return new ErrorInterceptor();
  }
}
