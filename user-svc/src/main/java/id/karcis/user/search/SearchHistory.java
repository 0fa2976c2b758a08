package id.karcis.user.search;

import id.karcis.platform.persistence.PageTokens;
import id.karcis.user.account.AccountClaimed;
import id.karcis.user.account.AccountDeleted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// What people searched for. It is in Redis only: while Redis is away, calls are refused
/// UNAVAILABLE, and with its data the searches are gone.
@Component
final class SearchHistory {

  private static final Logger log = LoggerFactory.getLogger(SearchHistory.class);
  private static final String QUERY = "searches";

  /// After every search.
  private static final Instant TOP = Instant.parse("2200-01-01T00:00:00Z");

  private final RedisSearches searches;
  private final Clock clock;

  SearchHistory(RedisSearches searches, Clock clock) {
    this.searches = searches;
    this.clock = clock;
  }

  /// @param nextPageToken empty on the last page
  record Page(List<SavedSearch> searches, String nextPageToken) {}

  SavedSearch save(UUID account, String query) {
    return searches.save(account, query);
  }

  Page list(UUID account, int size, String pageToken) {
    var before =
        PageTokens.decode(QUERY, pageToken, values -> Instant.parse(values.getFirst())).orElse(TOP);
    if (before.isAfter(TOP) || before.isBefore(Instant.EPOCH)) {
      return new Page(List.of(), "");
    }
    var found = searches.findPage(account, before, clock.instant(), size + 1);
    if (found.size() <= size) {
      return new Page(found, "");
    }
    var shown = List.copyOf(found.subList(0, size));
    var last = shown.getLast().time().toString();
    return new Page(shown, PageTokens.encode(QUERY, List.of(last)));
  }

  /// Once the account is gone for good.
  @TransactionalEventListener
  void forget(AccountDeleted deleted) {
    removeAll(deleted.accountId());
  }

  /// What somebody else searched for is not shown to the owner of the address.
  @TransactionalEventListener
  void forget(AccountClaimed claimed) {
    removeAll(claimed.accountId());
  }

  /// If Redis is away, they go by themselves after [RedisSearches#KEPT].
  private void removeAll(UUID account) {
    try {
      searches.removeAll(account);
    } catch (RuntimeException e) {
      log.warn("Searches of account {} stay until they expire: {}", account, e);
    }
  }
}
