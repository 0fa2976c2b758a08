package id.karcis.user.wishlist;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.user.account.AccountClaimed;
import id.karcis.user.account.AccountDeleted;
import id.karcis.user.account.ActiveAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The events that people keep in sight. Events that booking-svc deletes later stay on it.
@Component
final class Wishlist {

  /// Most events on the wishlist of one account.
  static final int MAX_ITEMS = 500;

  private static final String QUERY = "wishlist";

  /// Sorts before every item.
  private static final WishlistItem TOP =
      new WishlistItem(new UUID(-1, -1), Instant.parse("9999-12-31T00:00:00Z"));

  private final WishlistItems items;
  private final Events events;
  private final ActiveAccounts accounts;
  private final TransactionTemplate transactions;

  Wishlist(
      WishlistItems items,
      Events events,
      ActiveAccounts accounts,
      TransactionTemplate transactions) {
    this.items = items;
    this.events = events;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  /// @param nextPageToken empty on the last page
  record Page(List<WishlistItem> items, String nextPageToken) {}

  /// Puts an event on the list; one that is on it stays as it is. Refuses NOT_FOUND for an event
  /// that nobody may see, FAILED_PRECONDITION `LIST_FULL` above [#MAX_ITEMS].
  WishlistItem add(UUID account, UUID event) {
    var present = items.find(account, event);
    if (present.isPresent()) {
      return present.get();
    }
    if (!events.exists(event)) {
      throw Refusals.notFound("Event", event.toString());
    }
    return transactions.execute(_ -> insert(account, event));
  }

  private WishlistItem insert(UUID account, UUID event) {
    accounts.lock(account);
    return items
        .find(account, event)
        .orElseGet(() -> {
          if (items.count(account) >= MAX_ITEMS) {
            throw full();
          }
          return items.add(account, event);
        });
  }

  private static RuntimeException full() {
    return Refusals.failedPrecondition(
        ErrorReason.LIST_FULL,
        "the wishlist holds %d events, as many as it can: take one off first".formatted(MAX_ITEMS),
        Map.of("limit", Integer.toString(MAX_ITEMS)));
  }

  /// Refuses NOT_FOUND when the event is not on the list.
  void remove(UUID account, UUID event) {
    if (!items.remove(account, event)) {
      throw Refusals.notFound("WishlistItem", event.toString());
    }
  }

  Page list(UUID account, int size, String pageToken) {
    var position =
        PageTokens.decode(
                QUERY,
                pageToken,
                values -> new WishlistItem(UUID.fromString(values.get(1)), time(values.get(0))))
            .orElse(TOP);
    var found = items.findPage(account, position, size + 1);
    if (found.size() <= size) {
      return new Page(found, "");
    }
    var shown = List.copyOf(found.subList(0, size));
    var last = shown.getLast();
    var next = List.of(last.createTime().toString(), last.eventId().toString());
    return new Page(shown, PageTokens.encode(QUERY, next));
  }

  /// Reads a time that PostgreSQL can hold.
  private static Instant time(String text) {
    var time = Instant.parse(text);
    if (time.isAfter(TOP.createTime()) || time.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException("time " + text + ", expected one of this era");
    }
    return time;
  }

  @EventListener
  void forget(AccountDeleted deleted) {
    items.removeAll(deleted.accountId());
  }

  /// What somebody else wished for is not the owner's.
  @EventListener
  void forget(AccountClaimed claimed) {
    items.removeAll(claimed.accountId());
  }
}
