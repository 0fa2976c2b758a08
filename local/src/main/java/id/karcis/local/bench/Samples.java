package id.karcis.local.bench;

import java.util.Arrays;
import java.util.List;

/// Latencies of one client, in nanoseconds. Not thread-safe.
final class Samples {

  /// What comes after is not kept; a client would need minutes to get there.
  private static final int MAX = 1_000_000;

  private static final int FIRST = 1_024;

  private long[] nanos = new long[FIRST];
  private int size;

  void add(long value) {
    if (size == MAX) {
      return;
    }
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.min(MAX, size * 2));
    }
    nanos[size++] = value;
  }

  static Percentiles percentiles(List<Samples> all) {
    return Percentiles.of(
        all.stream().flatMapToLong(one -> Arrays.stream(one.nanos, 0, one.size)).toArray());
  }
}
