package id.karcis.booking.leaderboard;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs [RankKeeping] as long as the service does.
@Configuration(proxyBeanMethods = false)
class RankKeepingConfiguration {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Bean
  RepeatedTask rankKeepingTask(RankKeeping keeping) {
    return new RepeatedTask("rank-keeping", PERIOD, keeping::keep);
  }
}
