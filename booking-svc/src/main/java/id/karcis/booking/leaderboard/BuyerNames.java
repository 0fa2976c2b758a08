package id.karcis.booking.leaderboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.karcis.booking.account.Accounts;
import id.karcis.booking.account.Contact;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The names under which buyers are shown. Remembered for half a minute, so that who opts out or
/// deletes the account is gone from the list by then.
@Component
class BuyerNames {

  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final int MAX_CACHED = 10_000;

  private final Accounts accounts;
  private final Cache<UUID, Optional<String>> cache =
      Caffeine.newBuilder().expireAfterWrite(MAX_AGE).maximumSize(MAX_CACHED).build();

  BuyerNames(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Returns short names by account; empty for those who must not be shown. Asks user-svc, hence
  /// never inside a transaction; refused with DEPENDENCY_UNAVAILABLE when it does not answer.
  Map<UUID, Optional<String>> of(Collection<UUID> users) {
    return cache.getAll(users, this::ask);
  }

  /// Forgets all names.
  void forget() {
    cache.invalidateAll();
  }

  private Map<UUID, Optional<String>> ask(Set<? extends UUID> users) {
    var contacts = accounts.contacts(Set.copyOf(users));
    return users.stream()
        .collect(
            Collectors.toMap(user -> user, user -> shown(Optional.ofNullable(contacts.get(user)))));
  }

  private static Optional<String> shown(Optional<Contact> contact) {
    return contact
        .filter(known -> !known.leaderboardOptOut())
        .map(known -> ShortName.of(known.displayName()));
  }
}
