package id.karcis.platform.validation;

import io.grpc.BindableService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Validates requests, after the caller is known to be allowed (order 100).
@AutoConfiguration
public final class ValidationAutoConfiguration {

  private static final int ORDER = 200;

  @Bean
  Validation validation(
      ObjectProvider<BindableService> services, ObjectProvider<RequestRule<?>> rules) {
    return Validation.of(services.stream().toList(), new RequestRules(rules.stream()));
  }

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  ValidationInterceptor validationInterceptor(Validation validation) {
    return new ValidationInterceptor(validation);
  }
}
