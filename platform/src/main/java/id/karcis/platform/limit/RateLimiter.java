package id.karcis.platform.limit;

import id.karcis.api.type.v1.RateLimit;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes the tokens that a call costs: one of the caller's account and one of the client's prefix.
/// A call that is refused costs nothing. Waits for nobody. Thread-safe.
final class RateLimiter {

  private final Buckets buckets;
  private final Rate account;
  private final Rate admin;
  private final Map<RateLimit, Rate> prefix;

  RateLimiter(Buckets buckets, LimitSettings settings) {
    this.buckets = buckets;
    account = settings.ofAccount();
    admin = settings.ofAdmin();
    prefix = settings.ofPrefix();
  }

  /// Refuses RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` if one of the two has no token left.
  ///
  /// @param clientPrefix null if it is not known; then only the account counts
  void take(RateLimit kind, @Nullable Caller caller, @Nullable String clientPrefix) {
    var ofCaller = caller == null ? null : bucket(caller);
    if (ofCaller != null) {
      take(ofCaller, "this account");
    }
    if (clientPrefix != null) {
      try {
        take(bucket(kind, clientPrefix), "this address");
      } catch (Refusal refusal) {
        if (ofCaller != null) {
          ofCaller.putBack();
        }
        throw refusal;
      }
    }
  }

  private Bucket bucket(Caller caller) {
    return caller.isAdmin()
        ? buckets.get("admin:" + caller.userId(), admin)
        : buckets.get("account:" + caller.userId(), account);
  }

  private Bucket bucket(RateLimit kind, String clientPrefix) {
    var rate = Objects.requireNonNull(prefix.get(kind), "a rate of " + kind);
    return buckets.get(kind.getNumber() + ":" + clientPrefix, rate);
  }

  private void take(Bucket bucket, String whose) {
    var wait = buckets.take(bucket);
    if (wait > 0) {
      throw Refusals.tooMany("too many requests of " + whose, Quota.inMillis(wait));
    }
  }
}
