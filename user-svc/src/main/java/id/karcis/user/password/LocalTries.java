package id.karcis.user.password;

import id.karcis.platform.memory.BoundedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// In memory of this instance; bounded, the key longest unused is forgotten.
final class LocalTries implements Tries {

  static final int MAX_ENTRIES = 20_000;
  private static final int MAX_DOUBLINGS = 20;

  private final Clock clock;
  private final Map<String, Wrong> entries = new BoundedMap<>(MAX_ENTRIES);

  private record Wrong(int tries, Instant last, Instant nextAllowed) {}

  LocalTries(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Duration waitOf(String key) {
    var now = clock.instant();
    var next = fresh(key, now).nextAllowed();
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  @Override
  public synchronized void wrong(String key) {
    var now = clock.instant();
    var tries = fresh(key, now).tries() + 1;
    entries.put(key, new Wrong(tries, now, now.plus(waitAfter(tries))));
  }

  private Wrong fresh(String key, Instant now) {
    var found = entries.get(key);
    return found == null || found.last().plus(FORGOTTEN).isBefore(now)
        ? new Wrong(0, now, now)
        : found;
  }

  private static Duration waitAfter(int tries) {
    if (tries < FREE) {
      return Duration.ZERO;
    }
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - FREE, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  @Override
  public synchronized void forget(String key) {
    entries.remove(key);
  }

  synchronized int size() {
    return entries.size();
  }
}
