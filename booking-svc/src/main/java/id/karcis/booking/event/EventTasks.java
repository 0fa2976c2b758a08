package id.karcis.booking.event;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What runs as long as the service does.
@Configuration(proxyBeanMethods = false)
class EventTasks {

  private static final Duration ENDING_PERIOD = Duration.ofSeconds(10);

  @Bean
  RepeatedTask eventEndingTask(EventEndings endings) {
    return new RepeatedTask(
        "event-endings", ENDING_PERIOD, () -> endings.sweep() == EventEndings.BATCH);
  }
}
