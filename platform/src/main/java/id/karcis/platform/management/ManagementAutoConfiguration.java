package id.karcis.platform.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;

/// Opens the management port if `karcis.management.port` is set; 0 lets the system choose.
@AutoConfiguration
@ConditionalOnProperty("karcis.management.port")
public final class ManagementAutoConfiguration {

  @Bean
  ManagementServer managementServer(
      @Value("${karcis.management.port}") int port,
      PrometheusMeterRegistry metrics,
      ApplicationAvailability availability) {
    return new ManagementServer(port, metrics, availability);
  }
}
