package id.karcis.user.password;

import java.time.Clock;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts wrong passwords over all instances if there is a Redis.
@Configuration(proxyBeanMethods = false)
class RedisTriesConfiguration {

  @Bean
  Tries passwordTries(ObjectProvider<RedissonClient> redisson, Clock clock) {
    var client = redisson.getIfAvailable();
    var here = new LocalTries(clock);
    return client == null
        ? here
        : new SharedRedisTries(here, new RedisTries(client), System::nanoTime);
  }
}
