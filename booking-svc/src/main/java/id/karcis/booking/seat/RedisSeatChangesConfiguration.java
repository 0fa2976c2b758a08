package id.karcis.booking.seat;

import id.karcis.platform.schedule.RepeatedTask;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells instances of each other's changes, where there is a Redis.
@Configuration(proxyBeanMethods = false)
class RedisSeatChangesConfiguration {

  @Bean
  RepeatedTask seatChangesTask(
      ObjectProvider<RedissonClient> redisson, SeatChanges changes, GrpcSeatWatches watches) {
    var client = redisson.getIfAvailable();
    return new RepeatedTask(
        "seat-changes",
        RedisSeatChanges.PERIOD,
        client == null
            ? () -> false
            : new RedisSeatChanges(client, changes, watches::hint)::exchange);
  }
}
