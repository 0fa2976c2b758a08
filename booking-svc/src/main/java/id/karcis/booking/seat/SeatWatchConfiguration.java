package id.karcis.booking.seat;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets clients watch seats.
@Configuration(proxyBeanMethods = false)
class SeatWatchConfiguration {

  /// `karcis.booking.max-seat-watchers`: clients of one instance.
  @Bean
  GrpcSeatWatches seatWatches(
      SeatMapReading reading,
      SeatChanges changes,
      @Value("${karcis.booking.max-seat-watchers:10000}") int maxWatchers) {
    var watches = new GrpcSeatWatches(reading, maxWatchers);
    changes.listen(watches::hint);
    return watches;
  }
}
