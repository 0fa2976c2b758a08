package id.karcis.platform.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket of tokens, kept as the one moment at which it will be full again (the generic cell rate
/// algorithm, ITU-T I.371): a token that is taken moves it on by one interval. Lock-free. Times are
/// nanoseconds of a clock that only this instance has.
final class Bucket {

  private static final int TOLERATED_PART = 10;

  private final String key;
  private final Rate rate;
  private final AtomicLong fullAt = new AtomicLong();
  private final AtomicLong untold = new AtomicLong();
  private final AtomicBoolean waiting = new AtomicBoolean();

  /// @param key names it to all instances
  Bucket(String key, Rate rate) {
    this.key = key;
    this.rate = rate;
  }

  String key() {
    return key;
  }

  Rate rate() {
    return rate;
  }

  /// Takes a token and returns 0; without one returns the nanoseconds until there is.
  long take(long now) {
    while (true) {
      var before = fullAt.get();
      var after = Math.max(before, now) + rate.intervalNanos();
      var wait = after - now - rate.fillNanos();
      if (wait > 0) {
        return wait;
      }
      if (fullAt.compareAndSet(before, after)) {
        untold.incrementAndGet();
        return 0;
      }
    }
  }

  /// Returns the nanoseconds until there is a token, 0 if there is one.
  long waitNanos(long now) {
    return Math.max(0, missingNanos(now) + rate.intervalNanos() - rate.fillNanos());
  }

  /// Puts a token back that was taken for nothing.
  void putBack() {
    fullAt.addAndGet(-rate.intervalNanos());
    untold.decrementAndGet();
  }

  /// Returns the tokens taken since the last time it was asked, less those put back.
  long tellTaken() {
    return untold.getAndSet(0);
  }

  /// Nanoseconds until it is full.
  long missingNanos(long now) {
    return Math.max(0, fullAt.get() - now);
  }

  /// Takes in what is missing by the count of all instances, beside what was taken here since. A
  /// difference below a tenth of a token is the time that messages take, and ignored.
  ///
  /// @param now when the others were asked
  void learn(long now, long missingNanos) {
    var takenSince = Math.max(0, untold.get()) * rate.intervalNanos();
    var known = now + missingNanos + takenSince - rate.intervalNanos() / TOLERATED_PART;
    fullAt.accumulateAndGet(Math.min(known, now + rate.fillNanos()), Math::max);
  }

  /// Returns true to the one who is to put it in line for the other instances.
  boolean startWaiting() {
    return waiting.compareAndSet(false, true);
  }

  void stopWaiting() {
    waiting.set(false);
  }
}
