package id.karcis.user.session;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionSettings.class, TokenKeySettings.class})
class SessionConfiguration {

  private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);

  @Bean
  RepeatedTask keyRotationTask(KeyRotation rotation, TokenKeySettings settings) {
    return new RepeatedTask(
        "key-rotation",
        settings.readEvery(),
        () -> {
          rotation.runOnce();
          return false;
        });
  }

  @Bean
  RepeatedTask sessionPurgeTask(SessionPurge purge) {
    return new RepeatedTask(
        "session-purge", PURGE_PERIOD, () -> purge.purge() == SessionPurge.BATCH);
  }
}
