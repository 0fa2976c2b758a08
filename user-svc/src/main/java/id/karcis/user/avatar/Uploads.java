package id.karcis.user.avatar;

import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The uploads that are under way at this instance. They are few, since each may hold
/// [Upload#MAX_BYTES] in memory, and one an account, so that nobody takes all places with slow
/// ones. Thread-safe.
@Component
public final class Uploads {

  /// Most uploads at once.
  static final int PLACES = 8;

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Set<UUID> accounts = new HashSet<>();

  Uploads() {}

  /// Begins an upload of an account. Refuses RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` while another
  /// one of it is under way, or as many as there are places.
  public Upload begin(UUID account) {
    take(account);
    return new Upload(() -> release(account));
  }

  private synchronized void take(UUID account) {
    if (accounts.size() >= PLACES || !accounts.add(account)) {
      throw Refusals.tooMany("too many uploads at once", RETRY);
    }
  }

  private synchronized void release(UUID account) {
    accounts.remove(account);
  }

  /// How many are under way.
  synchronized int count() {
    return accounts.size();
  }
}
