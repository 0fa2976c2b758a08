package id.karcis.local.bench;

import java.util.Arrays;

/// Latencies in milliseconds, each the smallest value that so many in a hundred do not exceed
/// (nearest rank). All 0 without samples.
record Percentiles(double p50Millis, double p95Millis, double p99Millis, double maxMillis) {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int HUNDRED = 100;

  static Percentiles of(long[] nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, 100));
  }

  private static double rank(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    var rank = Math.ceilDiv((long) percent * sorted.length, HUNDRED);
    return sorted[(int) Math.max(0, rank - 1)] / NANOS_PER_MILLI;
  }
}
