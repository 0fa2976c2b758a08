package id.karcis.user.password;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Hashes passwords with bcrypt, a few at a time on threads of their own that give way to all
/// others: a rush of logins then waits in line instead of taking the cores from a sale. Whoever
/// would wait too long is refused RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS`. Thread-safe.
public final class PasswordHashes implements AutoCloseable {

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final BCryptPasswordEncoder bcrypt;
  private final ThreadPoolExecutor threads;
  private final Duration longestWait;
  private final String nobodysHash;
  private final AtomicLong done = new AtomicLong();

  PasswordHashes(PasswordSettings settings) {
    bcrypt = new BCryptPasswordEncoder(settings.bcryptCost());
    longestWait = settings.hashWait();
    nobodysHash = bcrypt.encode(PasswordDigest.of("nobody"));
    threads =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.hashQueue()),
            givingWay(settings.hashNice()));
  }

  private static ThreadFactory givingWay(int nice) {
    var threads = Thread.ofPlatform().daemon().name("password-hash-", 0);
    return work ->
        threads.unstarted(() -> {
          ThreadNice.add(nice);
          work.run();
        });
  }

  /// Returns a hash to store; another one each time.
  public String hash(String password) {
    return inTurn(() -> bcrypt.encode(PasswordDigest.of(password)));
  }

  /// Tells whether `password` is the one behind `hash`. Without a hash the answer is no and takes
  /// the same time. [PasswordCheck] slows down whoever guesses.
  boolean matches(String password, @Nullable String hash) {
    var compared = hash == null ? nobodysHash : hash;
    var same = inTurn(() -> bcrypt.matches(PasswordDigest.of(password), compared));
    return same && hash != null;
  }

  /// Returns what stands in for the hash that somebody has not.
  String nobodysHash() {
    return nobodysHash;
  }

  /// Returns how many hashes were computed.
  long done() {
    return done.get();
  }

  private <T> T inTurn(Callable<T> work) {
    var result =
        submit(() -> {
          done.incrementAndGet();
          return work.call();
        });
    try {
      return result.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      result.cancel(false);
      throw busy();
    } catch (InterruptedException _) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("bcrypt failed", e.getCause());
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return threads.submit(work);
    } catch (RejectedExecutionException _) {
      throw busy();
    }
  }

  private static Refusal busy() {
    return Refusals.tooMany("too many sign-ins at once", RETRY);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
