package id.karcis.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private static final int COUNT = 20_000;
  private static final int THREADS = 8;

  @Test
  void carriesVersionVariantAndTime() {
    var before = System.currentTimeMillis();
    var id = UuidV7.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    // Ids run ahead of the clock when a millisecond is full, so allow what other tests may have
    // used up.
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 1000);
  }

  @Test
  void increasesStrictlyAsText() {
    var last = UuidV7.next().toString();
    for (int i = 0; i < COUNT; i++) {
      var next = UuidV7.next().toString();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void neverRepeatsAcrossThreads() {
    var all = new ConcurrentLinkedQueue<UUID>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int t = 0; t < THREADS; t++) {
        threads.execute(() -> {
          for (int i = 0; i < COUNT; i++) {
            all.add(UuidV7.next());
          }
        });
      }
    }
    assertThat(new HashSet<>(all)).hasSize(THREADS * COUNT);
  }
}
