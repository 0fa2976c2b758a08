package id.karcis.booking.dashboard;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs [SaleFolding] as long as the service does.
@Configuration(proxyBeanMethods = false)
class SaleFoldingConfiguration {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Bean
  RepeatedTask saleFoldingTask(SaleFolding folding) {
    return new RepeatedTask("sale-folding", PERIOD, () -> folding.fold() == SaleFolding.BATCH);
  }
}
