package id.karcis.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Remembers tokens that were verified a moment ago, because checking a signature costs more than
/// all else in a small call. A minute at most, so that a withdrawn key is withdrawn; bounded, so
/// that a flood of tokens only makes it forget.
final class VerifiedTokens {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MAX_TOKENS = 10_000;

  private record Entry(Caller caller, Instant until) {}

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

  @Nullable Caller find(String token, Instant now) {
    var entry = entries.get(token);
    if (entry == null) {
      return null;
    }
    if (now.isAfter(entry.until)) {
      entries.remove(token, entry);
      return null;
    }
    return entry.caller;
  }

  void keep(String token, Caller caller, Instant expiry, Instant now) {
    if (entries.size() >= MAX_TOKENS) {
      entries.values().removeIf(entry -> now.isAfter(entry.until));
    }
    if (entries.size() >= MAX_TOKENS) {
      entries.clear();
    }
    var end = expiry.plus(AccessTokens.SKEW);
    var until = now.plus(KEPT);
    entries.put(token, new Entry(caller, end.isBefore(until) ? end : until));
  }

  int size() {
    return entries.size();
  }
}
