package id.karcis.local.bench;

import java.util.Map;
import java.util.TreeMap;

/// What a [Load] counted.
///
/// @param done calls that were answered as wished; only these have latencies
/// @param failures how often each kind happened
/// @param ranOut whether there was nothing left to do before the time was over
record Measured(
    int clients,
    long done,
    double seconds,
    double perSecond,
    Percentiles latency,
    Map<String, Long> failures,
    boolean ranOut) {

  static final double NANOS_PER_SECOND = 1e9;

  Measured {
    failures = new TreeMap<>(failures);
  }
}
