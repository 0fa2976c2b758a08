package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.booking.hold.BookingInstance;
import id.karcis.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class SeatLockSettingTest {

  private final SeatLockConfiguration configuration = new SeatLockConfiguration();
  private final ObjectProvider<RedissonSeatLocks> redisson =
      BookingInstance.shared().beans().getBeanProvider(RedissonSeatLocks.class);

  @Test
  void choosesTheLock() {
    assertThat(configuration.seatLocks("redisson", redisson)).isInstanceOf(RedissonSeatLocks.class);
    assertThat(configuration.seatLocks("none", redisson)).isInstanceOf(NoSeatLocks.class);
  }

  @Test
  void refusesAnythingElseByName() {
    assertThatThrownBy(() -> configuration.seatLocks("zookeeper", redisson))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("karcis.booking.seat-lock")
        .hasMessageContaining("zookeeper");
  }
}
