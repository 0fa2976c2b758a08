package id.karcis.booking.order;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs [OrderSweep] as long as the service does.
@Configuration(proxyBeanMethods = false)
class OrderSweepConfiguration {

  private static final Duration PERIOD = Duration.ofSeconds(5);

  @Bean
  RepeatedTask orderSweepTask(OrderSweep sweep) {
    return new RepeatedTask("order-sweep", PERIOD, () -> sweep.sweep() == OrderSweep.MAX_ORDERS);
  }
}
