package id.karcis.local.bench;

import java.util.Map;
import java.util.TreeMap;

/// Counts by name; names beyond the first few dozen are counted together. Thread-safe.
final class Tally {

  private static final int MAX_NAMES = 50;
  private static final String OTHERS = "others";

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String name) {
    add(name, 1);
  }

  void addAll(Tally other) {
    other.counts().forEach(this::add);
  }

  private synchronized void add(String name, long count) {
    var known = counts.containsKey(name) || counts.size() < MAX_NAMES;
    counts.merge(known ? name : OTHERS, count, Long::sum);
  }

  synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
