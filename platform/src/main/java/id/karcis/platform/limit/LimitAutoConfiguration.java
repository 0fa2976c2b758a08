package id.karcis.platform.limit;

import id.karcis.platform.redis.RedisAutoConfiguration;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.redisson.api.RedissonClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Limits how often a caller may call, after it is known who calls (order 100) and before the
/// request is validated (order 200). With Redis, over all instances of all services.
@AutoConfiguration(after = RedisAutoConfiguration.class)
@EnableConfigurationProperties(LimitSettings.class)
public final class LimitAutoConfiguration {

  private static final int ORDER = 150;
  private static final Duration SHARED_EVERY = Duration.ofMillis(100);

  @Bean
  Buckets rateLimitBuckets() {
    return new Buckets(System::nanoTime);
  }

  @Bean
  Quotas quotas(Buckets buckets, LimitSettings settings) {
    return new Quotas(buckets, settings);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  RateLimitInterceptor rateLimitInterceptor(
      Buckets buckets, LimitSettings settings, ClientPrefixes prefixes) {
    return new RateLimitInterceptor(new RateLimiter(buckets, settings), prefixes);
  }

  @Bean
  @ConditionalOnBean(RedissonClient.class)
  RepeatedTask rateLimitSharing(RedissonClient redisson, Buckets buckets) {
    var shared = new RedisBuckets(redisson, buckets);
    return new RepeatedTask("rate-limits", SHARED_EVERY, shared::shareSome);
  }
}
