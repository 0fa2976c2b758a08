package id.karcis.user.password;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets tries of the same key in one after the other, so that of many guesses at once each sees
/// what became of the one before. A few keys share a turn.
final class Turns {

  private static final int STRIPES = 256;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReentrantLock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
  private final Duration longestWait;

  Turns(Duration longestWait) {
    this.longestWait = longestWait;
  }

  /// Runs `work` when it is the key's turn. Refuses RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` to
  /// whoever would wait too long.
  <T> T inTurn(String key, Supplier<T> work) {
    var turn = stripes[Math.floorMod(key.hashCode(), STRIPES)];
    if (!taken(turn)) {
      throw busy();
    }
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  private boolean taken(ReentrantLock turn) {
    try {
      return turn.tryLock(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Refusal busy() {
    return Refusals.tooMany("too many sign-ins to this account at once", RETRY);
  }
}
