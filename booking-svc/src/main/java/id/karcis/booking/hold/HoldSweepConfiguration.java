package id.karcis.booking.hold;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs [HoldSweep] as long as the service does.
@Configuration(proxyBeanMethods = false)
class HoldSweepConfiguration {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Bean
  RepeatedTask holdSweepTask(HoldSweep sweep) {
    return new RepeatedTask("hold-sweep", PERIOD, () -> sweep.sweep() == HoldSweep.BATCH);
  }
}
