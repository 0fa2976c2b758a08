package id.karcis.user.password;

import java.time.Clock;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts wrong passwords, and remembers where right ones came from, over all instances if there is
/// a Redis.
@Configuration(proxyBeanMethods = false)
class RedisTriesConfiguration {

  /// One for both, so that a sign-in waits for a Redis that is away once and not twice.
  @Bean
  RedisAttempts passwordRedisAttempts() {
    return new RedisAttempts(System::nanoTime);
  }

  @Bean
  Tries passwordTries(
      ObjectProvider<RedissonClient> redisson, Clock clock, RedisAttempts attempts) {
    var client = redisson.getIfAvailable();
    var here = new LocalTries(clock);
    return client == null ? here : new SharedRedisTries(here, new RedisTries(client), attempts);
  }

  @Bean
  KnownPrefixes knownPrefixes(
      ObjectProvider<RedissonClient> redisson, Clock clock, RedisAttempts attempts) {
    var client = redisson.getIfAvailable();
    var here = new LocalKnownPrefixes(clock);
    return client == null
        ? here
        : new SharedKnownPrefixes(here, new RedisKnownPrefixes(client), attempts);
  }
}
