package id.karcis.user.password;

import id.karcis.platform.memory.BoundedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// In memory of this instance; bounded, the key longest unused is forgotten.
final class LocalKnownPrefixes implements KnownPrefixes {

  /// Some 200 bytes each.
  static final int MAX_ENTRIES = 20_000;

  private final Clock clock;
  private final Map<String, Instant> entries = new BoundedMap<>(MAX_ENTRIES);

  LocalKnownPrefixes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean knows(String key) {
    var last = entries.get(key);
    return last != null && clock.instant().isBefore(last.plus(REMEMBERED));
  }

  @Override
  public synchronized void remember(String key) {
    entries.put(key, clock.instant());
  }

  synchronized int size() {
    return entries.size();
  }
}
