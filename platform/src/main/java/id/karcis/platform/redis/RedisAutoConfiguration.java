package id.karcis.platform.redis;

import id.karcis.platform.settings.SettingException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/// A Redisson client if `karcis.redis.url` is set (`redis://host:port`). It connects on first use
/// and gives up quickly: everything in Redis can be rebuilt, so no request may wait for it. Values
/// are strings unless a codec is given.
@AutoConfiguration
@ConditionalOnProperty("karcis.redis.url")
public final class RedisAutoConfiguration {

  private static final Pattern URL = Pattern.compile("rediss?://[^\\s/]+(:[0-9]{1,5})(/[0-9]+)?");
  private static final int THREADS = 4;
  private static final int CONNECTIONS = 16;
  private static final int IDLE_CONNECTIONS = 1;
  private static final int SUBSCRIPTION_CONNECTIONS = 4;
  private static final int TIMEOUT_MILLIS = 500;
  private static final int RETRIES = 1;
  private static final Duration RETRY_DELAY = Duration.ofMillis(50);

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ExecutorService redisListenerExecutor() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("redis-", 0).factory());
  }

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonClient(
      @Value("${karcis.redis.url}") String url,
      @Qualifier("redisListenerExecutor") ExecutorService executor) {
    if (!URL.matcher(url).matches()) {
      throw new SettingException("karcis.redis.url", "is malformed; expected redis://host:port");
    }
    return Redisson.create(config(url, executor));
  }

  private static Config config(String url, ExecutorService executor) {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.setLazyInitialization(true);
    config.setThreads(THREADS);
    config.setNettyThreads(THREADS);
    config.setExecutor(executor);
    config
        .useSingleServer()
        .setAddress(url)
        .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
        .setConnectionPoolSize(CONNECTIONS)
        .setSubscriptionConnectionMinimumIdleSize(IDLE_CONNECTIONS)
        .setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS)
        .setConnectTimeout(TIMEOUT_MILLIS)
        .setTimeout(TIMEOUT_MILLIS)
        .setRetryAttempts(RETRIES)
        .setRetryDelay(new ConstantDelay(RETRY_DELAY));
    return config;
  }

  @Bean
  RedisHealth redisHealth(RedissonClient redisson, ObjectProvider<MeterRegistry> meters) {
    var health = new RedisHealth(redisson);
    meters.ifUnique(registry ->
        Gauge.builder("karcis.redis.up", health, RedisHealth::lastSeen)
            .description("1 if Redis answered when it was asked last")
            .register(registry));
    return health;
  }
}
