package id.karcis.platform.identity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions that ended before their access tokens did, as far as this instance has heard. Each
/// is forgotten when no token of it can be valid any more. In memory, so that asking costs a call
/// nothing; bounded, so that a flood of sign-outs only makes it forget the oldest early.
/// Thread-safe.
public final class EndedSessions {

  private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

  /// How long a session has to be remembered: the life of an access token, the difference of
  /// clocks, and half a minute.
  public static final Duration KEPT = AccessTokens.LIFETIME.plus(AccessTokens.SKEW).plusSeconds(30);

  /// Some 25 MB.
  static final int MAX_SESSIONS = 200_000;

  private record Entry(String session, long forgetAtNanos) {}

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Queue<Entry> oldestFirst = new ArrayDeque<>();
  private final LongSupplier nanoTime;
  private boolean full;

  public EndedSessions() {
    this(System::nanoTime);
  }

  EndedSessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Tells whether the session has ended, as far as this instance knows.
  public boolean contains(String session) {
    return known.contains(session);
  }

  /// Remembers sessions that ended; one that is known already is not remembered longer.
  public synchronized void add(Collection<String> sessions) {
    var now = nanoTime.getAsLong();
    forget(now);
    for (var session : sessions) {
      if (known.add(session)) {
        oldestFirst.add(new Entry(session, now + KEPT.toNanos()));
      }
    }
    limit();
  }

  private void forget(long now) {
    for (var entry = oldestFirst.peek();
        entry != null && entry.forgetAtNanos() - now <= 0;
        entry = oldestFirst.peek()) {
      known.remove(oldestFirst.remove().session());
    }
    full = full && oldestFirst.size() >= MAX_SESSIONS;
  }

  private void limit() {
    if (oldestFirst.size() > MAX_SESSIONS && !full) {
      full = true;
      log.warn(
          "More than {} sessions ended in {}; tokens of the oldest are accepted until they expire",
          MAX_SESSIONS,
          KEPT);
    }
    while (oldestFirst.size() > MAX_SESSIONS) {
      known.remove(oldestFirst.remove().session());
    }
  }

  int size() {
    return known.size();
  }
}
