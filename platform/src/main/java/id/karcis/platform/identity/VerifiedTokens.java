package id.karcis.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Remembers tokens that were verified a moment ago, because checking a signature costs more than
/// all else in a small call. A minute at most, so that a withdrawn key is withdrawn; bounded, so
/// that a flood of tokens only makes it forget.
///
/// @param <T> what a token tells
final class VerifiedTokens<T> {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MAX_TOKENS = 10_000;

  private record Entry<T>(T told, Instant until) {}

  private final ConcurrentMap<String, Entry<T>> entries = new ConcurrentHashMap<>();

  @Nullable T find(String token, Instant now) {
    var entry = entries.get(token);
    if (entry == null) {
      return null;
    }
    if (now.isAfter(entry.until)) {
      entries.remove(token, entry);
      return null;
    }
    return entry.told;
  }

  void keep(String token, T told, Instant expiry, Instant now) {
    if (entries.size() >= MAX_TOKENS) {
      entries.values().removeIf(entry -> now.isAfter(entry.until));
    }
    if (entries.size() >= MAX_TOKENS) {
      entries.clear();
    }
    var end = expiry.plus(AccessTokens.SKEW);
    var until = now.plus(KEPT);
    entries.put(token, new Entry<>(told, end.isBefore(until) ? end : until));
  }

  int size() {
    return entries.size();
  }
}
