package id.karcis.platform.limit;

import id.karcis.platform.memory.BoundedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/// The buckets of this instance. Bounded: the one longest unused is forgotten, that is, full when
/// it is asked for again unless the other instances know better. Thread-safe.
final class Buckets {

  /// Some 250 bytes each.
  static final int MAX_BUCKETS = 50_000;

  private final BlockingQueue<Bucket> changed = new ArrayBlockingQueue<>(MAX_BUCKETS);
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new BoundedMap<>(MAX_BUCKETS);

  /// @param nanos a clock such as [System#nanoTime]
  Buckets(LongSupplier nanos) {
    var start = nanos.getAsLong();
    this.nanos = () -> nanos.getAsLong() - start;
  }

  Bucket get(String key, Rate rate) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(key, _ -> new Bucket(key, rate));
    }
  }

  /// Takes a token and returns 0; without one returns the nanoseconds until there is.
  long take(Bucket bucket) {
    var wait = bucket.take(now());
    if (wait == 0 && bucket.startWaiting() && !changed.offer(bucket)) {
      bucket.stopWaiting();
    }
    return wait;
  }

  long now() {
    return nanos.getAsLong();
  }

  /// Returns buckets that tokens were taken from since they were returned last, the oldest first.
  List<Bucket> nextChanged(int most) {
    var some = new ArrayList<Bucket>();
    changed.drainTo(some, most);
    some.forEach(Bucket::stopWaiting);
    return some;
  }

  int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }
}
