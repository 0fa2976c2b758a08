package id.karcis.booking.seat;

import id.karcis.platform.settings.SettingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Chooses the seat lock by `karcis.booking.seat-lock`: `redisson` (default) or `none`.
@Configuration(proxyBeanMethods = false)
class SeatLockConfiguration {

  private static final String SETTING = "karcis.booking.seat-lock";

  @Bean
  @Primary
  SeatLocks seatLocks(
      @Value("${" + SETTING + ":redisson}") String kind,
      ObjectProvider<RedissonSeatLocks> redisson) {
    return switch (kind) {
      case "redisson" -> redisson.getObject();
      case "none" -> new NoSeatLocks();
      default ->
          throw new SettingException(SETTING, "is '" + kind + "'; expected redisson or none");
    };
  }
}
