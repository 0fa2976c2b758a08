package id.karcis.booking.cancellation;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs [EventUndoing#lookAgain] as long as the service does.
@Configuration(proxyBeanMethods = false)
class CancellationConfiguration {

  private static final Duration PERIOD = Duration.ofSeconds(5);

  @Bean
  RepeatedTask eventCancellationTask(EventUndoing undoing) {
    return new RepeatedTask(
        "event-cancellation",
        PERIOD,
        () -> {
          undoing.lookAgain();
          return false;
        });
  }
}
