package id.karcis.local.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The seats of an event in random groups that share none, so that no buyer gets in another's way.
/// Thread-safe.
final class SeatPool {

  private final Queue<List<String>> groups;

  private SeatPool(Queue<List<String>> groups) {
    this.groups = groups;
  }

  /// Seats that do not fill a group are left out.
  static SeatPool of(List<String> seatIds, int groupSize, Random random) {
    var shuffled = new ArrayList<>(seatIds);
    Collections.shuffle(shuffled, random);
    var groups = new ConcurrentLinkedQueue<List<String>>();
    for (var at = 0; at + groupSize <= shuffled.size(); at += groupSize) {
      groups.add(List.copyOf(shuffled.subList(at, at + groupSize)));
    }
    return new SeatPool(groups);
  }

  /// The next group, or null when all are gone.
  @Nullable List<String> next() {
    return groups.poll();
  }
}
