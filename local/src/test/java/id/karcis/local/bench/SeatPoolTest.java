package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeatPoolTest {

  @Test
  void givesEverySeatOnceAndThenNone() {
    var pool = SeatPool.of(List.of("a", "b", "c", "d", "e"), 2, new Random(1));
    var given = new ArrayList<String>();

    for (var group = pool.next(); group != null; group = pool.next()) {
      assertThat(group).hasSize(2);
      given.addAll(group);
    }

    assertThat(given).hasSize(4).doesNotHaveDuplicates();
  }
}
