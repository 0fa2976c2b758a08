package id.karcis.user.google.issuer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something of an issuer's that is worth keeping, and how to get it anew. Of several who want a
/// newer one at once, one fetches it for all, and a failure is everybody's as well. Thread-safe.
final class Kept<T> {

  /// Gets a new one.
  interface Fetch<T> {
    T run() throws IssuerException;
  }

  private final Fetch<T> fetch;
  private volatile @Nullable Fetched<T> latest;
  private @Nullable Failed failed;

  private record Fetched<T>(T value, long nanos) {}

  private record Failed(IssuerException failure, long nanos) {}

  Kept(Fetch<T> fetch) {
    this.fetch = fetch;
  }

  /// Returns the latest one, if it is younger than `age`.
  Optional<T> youngerThan(Duration age) {
    var known = latest;
    return known != null && System.nanoTime() - known.nanos() < age.toNanos()
        ? Optional.of(known.value())
        : Optional.empty();
  }

  /// Returns one that is fetched after this call began.
  T fetched() throws IssuerException {
    return fetchedAfter(System.nanoTime());
  }

  private synchronized T fetchedAfter(long begin) throws IssuerException {
    var known = latest;
    if (known != null && known.nanos() - begin > 0) {
      return known.value();
    }
    var before = failed;
    if (before != null && before.nanos() - begin > 0) {
      throw before.failure();
    }
    try {
      var value = fetch.run();
      latest = new Fetched<>(value, System.nanoTime());
      return value;
    } catch (IssuerException e) {
      failed = new Failed(e, System.nanoTime());
      throw e;
    }
  }
}
