package id.karcis.platform.limit;

import java.time.Duration;
import java.util.Optional;

/// A limit of a feature's own, counted per subject over all instances like those of the calls.
/// Waits for nobody. Thread-safe. Made by [Quotas].
public final class Quota {

  private final Buckets buckets;
  private final String name;
  private final Rate rate;

  Quota(Buckets buckets, String name, Rate rate) {
    this.buckets = buckets;
    this.name = name;
    this.rate = rate;
  }

  /// Returns how long until `subject` has something left, or nothing if it has.
  public Optional<Duration> exhausted(String subject) {
    var wait = bucket(subject).waitNanos(buckets.now());
    return wait == 0 ? Optional.empty() : Optional.of(inMillis(wait));
  }

  /// Takes one from what `subject` has; nothing happens if it has nothing left.
  public void use(String subject) {
    var _ = buckets.take(bucket(subject));
  }

  private Bucket bucket(String subject) {
    return buckets.get(name + ":" + subject, rate);
  }

  /// Rounded up, so that waiting so long is enough.
  static Duration inMillis(long nanos) {
    return Duration.ofMillis(Math.ceilDiv(nanos, 1_000_000L));
  }
}
