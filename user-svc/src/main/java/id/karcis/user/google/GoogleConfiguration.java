package id.karcis.user.google;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GoogleConfiguration {

  private static final Duration PURGE = Duration.ofSeconds(30);

  @Bean
  RepeatedTask signInAttemptPurge(SignInAttempts attempts) {
    return new RepeatedTask("sign-in-attempt-purge", PURGE, attempts::purge);
  }
}
