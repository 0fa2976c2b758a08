package id.karcis.booking.event.view;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts in Redis where there is one, and writes down regularly.
@Configuration(proxyBeanMethods = false)
class RedisViewsConfiguration {

  /// Well below the minute that a loss may cost, and that a count may be old.
  private static final Duration FLUSH_PERIOD = Duration.ofSeconds(15);

  private static final Duration FORGET_PERIOD = Duration.ofHours(1);

  /// Events whose views are counted in memory, at about 200 bytes each.
  private static final int MOST_EVENTS = 10_000;

  private final @Nullable RedisViews redis;

  RedisViewsConfiguration(@Nullable RedissonClient redisson, Clock clock, JdbcClient jdbc) {
    this.redis = redisson == null ? null : new RedisViews(redisson, clock, database(jdbc));
  }

  private static String database(JdbcClient jdbc) {
    return jdbc.sql("SELECT current_database()").query(String.class).single();
  }

  @Bean
  Views views(StoredViews stored) {
    var memory = new MemoryViews(MOST_EVENTS);
    return new Views(redis == null ? List.of(memory) : List.of(redis, memory), stored);
  }

  @Bean
  Popularity popularity(StoredViews stored) {
    return new Popularity(redis == null ? _ -> List.of() : redis, stored);
  }

  @Bean
  RepeatedTask viewFlushTask(Views views) {
    return new RepeatedTask(
        "view-flush",
        FLUSH_PERIOD,
        () -> {
          views.flush();
          return false;
        });
  }

  @Bean
  RepeatedTask viewForgetTask(Views views) {
    return new RepeatedTask(
        "view-forget",
        FORGET_PERIOD,
        () -> {
          views.forget();
          return false;
        });
  }
}
