package id.karcis.user.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Slows down whoever tries passwords: after some wrong ones, the next try has to wait, twice as
/// long each time up to a limit. Counted for each pair of account and address, so that a stranger's
/// tries do not keep the owner out, and with more patience for an address on its own, since many
/// people may share it. In memory of this instance, forgotten after [#FORGOTTEN]; bounded.
/// Thread-safe.
@Component
final class LoginBackoff {

  /// Wrong tries of one account from one address before waits begin.
  static final int FREE_TRIES = 5;

  /// Wrong tries from one address, whatever the accounts, before waits begin.
  static final int FREE_TRIES_OF_ADDRESS = 50;

  static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  static final Duration FORGOTTEN = Duration.ofMinutes(15);

  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_DOUBLINGS = 20;

  private final Clock clock;
  private final Map<String, Tries> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  private record Tries(int wrong, Instant last, Instant nextAllowed) {}

  LoginBackoff(Clock clock) {
    this.clock = clock;
  }

  /// Returns how long the next try has to wait, or nothing if it may be made now.
  synchronized Optional<Duration> wait(String email, String address) {
    var now = clock.instant();
    var end = later(nextAllowed(pair(email, address), now), nextAllowed(address, now));
    return end.isAfter(now) ? Optional.of(Duration.between(now, end)) : Optional.empty();
  }

  /// Counts a wrong try.
  synchronized void failed(String email, String address) {
    count(pair(email, address), FREE_TRIES);
    if (!address.isEmpty()) {
      count(address, FREE_TRIES_OF_ADDRESS);
    }
  }

  /// Forgets the wrong tries of this account from this address.
  synchronized void succeeded(String email, String address) {
    entries.remove(pair(email, address));
  }

  synchronized int size() {
    return entries.size();
  }

  private void count(String key, int free) {
    var now = clock.instant();
    var before = fresh(key, now);
    int wrong = before.wrong() + 1;
    entries.put(key, new Tries(wrong, now, now.plus(waitAfter(wrong, free))));
  }

  private static Duration waitAfter(int wrong, int free) {
    if (wrong < free) {
      return Duration.ZERO;
    }
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - free, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Instant nextAllowed(String key, Instant now) {
    return fresh(key, now).nextAllowed();
  }

  private Tries fresh(String key, Instant now) {
    var found = entries.get(key);
    return found == null || found.last().plus(FORGOTTEN).isBefore(now)
        ? new Tries(0, now, now)
        : found;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String pair(String email, String address) {
    return email.toLowerCase(Locale.ROOT) + " " + address;
  }
}
